using ControlTower.Core.Kernel;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace ControlTower.Core.Runtime.Import.Mapping;

/// <summary>Reads and checks a mapping; what it does not know it refuses, with the line.</summary>
public static class MappingReader
{
    /// <summary>In characters; a mapping is written by hand.</summary>
    public const int MaxLength = 256 * 1024;

    public static Result<ImportMapping> Read(string yaml)
    {
        if (yaml.Length > MaxLength) return Refusal.Invalid($"A mapping has at most {MaxLength} characters; this one has {yaml.Length}.");
        try
        {
            var mapping = Deserializer().Deserialize<ImportMapping?>(yaml);
            if (mapping is null) return Refusal.Invalid("The mapping is empty.");
            return MappingCheck.Check(mapping) is { } refusal ? refusal : mapping;
        }
        catch (YamlException error)
        {
            return Refusal.Invalid($"Line {error.Start.Line} of the mapping: {Explain(error)}", $"line {error.Start.Line}");
        }
    }

    private static IDeserializer Deserializer() => new DeserializerBuilder()
        .WithNamingConvention(CamelCaseNamingConvention.Instance)
        .WithEnumNamingConvention(CamelCaseNamingConvention.Instance)
        .WithDuplicateKeyChecking()
        .WithTypeConverter(new FieldMappingYaml())
        .WithTypeConverter(new TargetListYaml<SitesMapping>())
        .WithTypeConverter(new TargetListYaml<ItemsMapping>())
        .WithTypeConverter(new TargetListYaml<LanesMapping>())
        .WithTypeConverter(new TargetListYaml<StockMapping>())
        .WithTypeConverter(new TargetListYaml<SuppliersMapping>())
        .WithTypeConverter(new TargetListYaml<ProductionLinesMapping>())
        .WithTypeConverter(new TargetListYaml<BomsMapping>())
        .WithTypeConverter(new TargetListYaml<ProductionOrdersMapping>())
        .WithTypeConverter(new TargetListYaml<PurchaseOrdersMapping>())
        .WithTypeConverter(new TargetListYaml<ShipmentsMapping>())
        .Build();

    /// <summary>The parser's own words name types of this program where a member is unknown.</summary>
    private static string Explain(YamlException error)
    {
        var parts = error.Message.Split('\'');
        if (error.Message.StartsWith("Property", StringComparison.Ordinal) && parts.Length > 1) return $"there is no member '{parts[1]}' here.";
        return error.InnerException is { } inner and not YamlException ? $"{inner.Message}" : error.Message;
    }
}
