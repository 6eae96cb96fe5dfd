using ControlTower.Core.Kernel;
using ControlTower.Core.Signals.Mapping;

namespace ControlTower.Core.Signals;

/// <param name="Seen">By source and id: sequence and fingerprint of what was accepted.</param>
/// <param name="Rejected">The rejected queue, by id.</param>
public sealed record SignalState(Remembered<SeenSignal> Seen, OrdinalMap<RejectedSignal> Rejected, OrdinalMap<SignalSource> Sources, DueTimes Silence, int LastRejection)
{
    /// <summary>So many contradictions are kept; all stand in the journal.</summary>
    public const int ContradictionsKept = 200;

    /// <summary>What holds of each field of which several sources may tell.</summary>
    public OrdinalMap<ToldValue> Told { get; init; } = OrdinalMap<ToldValue>.Empty;

    /// <summary>Newest last.</summary>
    public IReadOnlyList<Contradiction> Contradictions { get; init; } = [];

    /// <summary>Which source wins, by field.</summary>
    public OrdinalMap<Precedence> Precedences { get; init; } = OrdinalMap<Precedence>.Empty;

    /// <summary>By id, in their latest version; older ones stand in the journal.</summary>
    public OrdinalMap<KeptMapping> Mappings { get; init; } = OrdinalMap<KeptMapping>.Empty;

    /// <summary>The rejected queue by who sent it.</summary>
    public OrdinalMap<bool> RejectedBy { get; init; } = OrdinalMap<bool>.Empty;

    public static SignalState Empty { get; } = new(Remembered<SeenSignal>.Nothing, OrdinalMap<RejectedSignal>.Empty, OrdinalMap<SignalSource>.Empty, DueTimes.None, 0);
}

/// <param name="Sequence">Of the fact that accepted it.</param>
public sealed record SeenSignal(long Sequence, string Fingerprint)
{
    public bool Withdrawn { get; init; }
}

public sealed record RejectedSignal(string Id, DateTimeOffset At, string? Source, string? SignalId, string? Type, string Reason, string Event)
{
    /// <summary>The actor that sent it.</summary>
    public string By { get; init; } = "";
}

/// <param name="IntervalHours">How often it should be heard; null where nothing is expected.</param>
public sealed record SignalSource(string Name, DateTimeOffset LastAt, long Accepted, decimal? IntervalHours, bool Silent)
{
    /// <summary>Of so many signals it is kept how late they came.</summary>
    public const int LagsKept = 64;

    /// <summary>One of <see cref="SourceKinds"/>; null where nobody told.</summary>
    public string? Kind { get; init; }

    /// <summary>Seconds from what happened to the tower learning of it, of the last <see cref="LagsKept"/> signals, newest last.</summary>
    public IReadOnlyList<long> Lags { get; init; } = [];

    public long Rejected { get; init; }

    /// <summary>How often it told other than a different source had told shortly before.</summary>
    public long Contradictions { get; init; }
}

/// <summary>Two sources told different things of one field; both values are kept.</summary>
/// <param name="About">What it is a field of: parts joined by <see cref="Keys.Separator"/>.</param>
/// <param name="Source">Who told otherwise.</param>
/// <param name="Held">What was held before, and who had told it.</param>
/// <param name="HeldStays">The source that was heard before goes before the other.</param>
public sealed record Contradiction(DateTimeOffset At, string Field, string About, string Source, string Value, ToldValue Held, bool HeldStays);
