using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace ControlTower.Tests.Web;

/// <summary>
/// bUnit asks for other versions of its dependencies than the ones that are here. Whatever the loader does not find by
/// version is answered from the folder of the tests by name alone.
/// </summary>
internal static class AssemblyResolution
{
    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255", Justification = "It must run before the first type of bUnit is loaded.")]
    internal static void Install() => AssemblyLoadContext.Default.Resolving += FromOwnFolder;

    private static Assembly? FromOwnFolder(AssemblyLoadContext context, AssemblyName name)
    {
        var path = Path.Combine(AppContext.BaseDirectory, name.Name + ".dll");
        return File.Exists(path) ? context.LoadFromAssemblyPath(path) : null;
    }
}
