using ControlTower.Core.Runtime.Import.Mapping;

namespace ControlTower.Tests.Runtime.Import;

/// <summary>The mappings as they land in the program's output.</summary>
internal static class ShippedMappings
{
    public static ImportMapping Read(string name)
    {
        var result = MappingReader.Read(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "mappings", name + ".yaml")));
        Assert.True(result.Succeeded, result.Refusal?.Message);
        return result.Value;
    }
}
