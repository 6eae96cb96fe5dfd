using System.Collections;

namespace ControlTower.Core.Runtime.Import.Mapping;

/// <summary>Targets of one kind, in YAML one or a list.</summary>
/// <param name="asList">How the YAML wrote them, which is how faults point to them.</param>
public sealed class TargetList<T>(IReadOnlyList<T> targets, bool asList = true) : IReadOnlyList<T> where T : TargetMapping
{
    public static TargetList<T> None { get; } = new([]);

    public int Count => targets.Count;

    public T this[int index] => targets[index];

    /// <param name="name">Of the member of the mapping.</param>
    public IEnumerable<(string Pointer, TargetMapping Target)> Under(string name) =>
        targets.Select((target, index) => (asList ? $"/{name}/{index}" : $"/{name}", (TargetMapping)target));

    public IEnumerator<T> GetEnumerator() => targets.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
