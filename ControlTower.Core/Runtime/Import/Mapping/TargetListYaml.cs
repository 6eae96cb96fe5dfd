using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.Serialization;

namespace ControlTower.Core.Runtime.Import.Mapping;

/// <summary>Reads one target, or a list of them.</summary>
internal sealed class TargetListYaml<T> : IYamlTypeConverter where T : TargetMapping
{
    public bool Accepts(Type type) => type == typeof(TargetList<T>);

    public object? ReadYaml(IParser parser, Type type, ObjectDeserializer rootDeserializer)
    {
        if (!parser.TryConsume<SequenceStart>(out _)) return rootDeserializer(typeof(T)) is T one ? new TargetList<T>([one], asList: false) : TargetList<T>.None;
        var targets = new List<T>();
        while (!parser.TryConsume<SequenceEnd>(out _)) targets.Add((T)rootDeserializer(typeof(T))!);
        return new TargetList<T>(targets);
    }

    public void WriteYaml(IEmitter emitter, object? value, Type type, ObjectSerializer serializer) =>
        throw new NotSupportedException("Mappings are read, not written.");
}
