using System.Globalization;
using ControlTower.Core.Kernel;

namespace ControlTower.Core.Protocols.Measured;

/// <summary>What is watched until it can be measured, and what was measured.</summary>
public sealed record MeasureState
{
    /// <summary>So many runs are watched at a time; the oldest goes when there is another.</summary>
    public const int WatchesKept = 2_000;

    /// <summary>So many days of each kind of option are kept, the newest.</summary>
    public const int DaysKept = 400;

    public static MeasureState Empty { get; } = new();

    /// <summary>What was at risk when the options of open runs were weighed last, by run.</summary>
    public OrdinalMap<AtRisk> Risks { get; init; } = OrdinalMap<AtRisk>.Empty;

    /// <summary>By run.</summary>
    public OrdinalMap<RunWatch> Watches { get; init; } = OrdinalMap<RunWatch>.Empty;

    /// <summary>Which run watches which order, movement or production order: by its id and the run.</summary>
    public OrdinalMap<bool> Watched { get; init; } = OrdinalMap<bool>.Empty;

    /// <summary>By protocol, kind of option and day.</summary>
    public OrdinalMap<EffectDay> Days { get; init; } = OrdinalMap<EffectDay>.Empty;

    /// <summary>By protocol: the errors of the last runs that were measured; newest last.</summary>
    public OrdinalMap<IReadOnlyList<decimal>> Errors { get; init; } = OrdinalMap<IReadOnlyList<decimal>>.Empty;

    /// <summary>The days of a protocol by kind of option, each oldest first.</summary>
    public IEnumerable<EffectDay> DaysOf(string protocol) => Days.WithPrefix(Keys.Prefix(protocol)).Select(pair => pair.Value);

    public IEnumerable<string> WatchersOf(string id) => Watched.WithPrefix(Keys.Prefix(id)).Select(pair => pair.Key[(id.Length + 1)..]);

    public static string DayKey(string protocol, string kind, DateOnly day) => Keys.Of(protocol, kind, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
}
