using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.Serialization;

namespace ControlTower.Core.Runtime.Import.Mapping;

/// <summary>Reads the short forms of a field: one column, or a list of columns.</summary>
internal sealed class FieldMappingYaml : IYamlTypeConverter
{
    public bool Accepts(Type type) => type == typeof(FieldMapping) || type == typeof(ColumnList);

    public object? ReadYaml(IParser parser, Type type, ObjectDeserializer rootDeserializer)
    {
        if (type == typeof(ColumnList)) return Columns(parser);
        if (!parser.Accept<MappingStart>(out _)) return new FieldMapping { From = Columns(parser) };
        var form = (FieldMappingForm)rootDeserializer(typeof(FieldMappingForm))!;
        return form.ToMapping();
    }

    public void WriteYaml(IEmitter emitter, object? value, Type type, ObjectSerializer serializer) =>
        throw new NotSupportedException("Mappings are read, not written.");

    private static ColumnList Columns(IParser parser)
    {
        if (!parser.TryConsume<SequenceStart>(out _)) return new([parser.Consume<Scalar>().Value]);
        var columns = new List<string>();
        while (!parser.TryConsume<SequenceEnd>(out _)) columns.Add(parser.Consume<Scalar>().Value);
        return new(columns);
    }
}
