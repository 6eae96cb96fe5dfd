using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace ControlTower.Tests;

/// <summary>bUnit asks for versions of its parts that differ from those that are here: the ones beside the tests answer.</summary>
internal static class AssemblyResolution
{
    [ModuleInitializer]
    internal static void Register() => AssemblyLoadContext.Default.Resolving += static (context, name) =>
    {
        var path = Path.Combine(Path.GetDirectoryName(Assembly.GetExecutingAssembly().Location)!, name.Name + ".dll");
        return File.Exists(path) ? context.LoadFromAssemblyPath(path) : null;
    };
}
