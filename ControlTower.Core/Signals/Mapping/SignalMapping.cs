namespace ControlTower.Core.Signals.Mapping;

/// <summary>Turns JSON of a foreign shape into signals, as CloudEvents: one, or one for each entry of a list.</summary>
/// <param name="Envelope">source, type, id, and where they are told time and subject.</param>
/// <param name="Data">Of the type's schema.</param>
public sealed record SignalMapping(JsonPath? Each, IReadOnlyList<NamedRule> Envelope, IReadOnlyList<NamedRule> Data)
{
    /// <summary>In characters; a mapping is written by hand.</summary>
    public const int LongestText = 65_536;

    /// <summary>Signals that one document may make.</summary>
    public const int MostSignals = 50_000;
}

/// <summary>A mapping as it is kept; each change is a new version.</summary>
public sealed record KeptMapping(string Id, int Version, string Text, DateTimeOffset At, string By);
