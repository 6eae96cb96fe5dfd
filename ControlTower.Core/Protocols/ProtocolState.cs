using System.Text.Json.Serialization;
using ControlTower.Core.Kernel;
using ControlTower.Core.Protocols.Measured;

namespace ControlTower.Core.Protocols;

/// <param name="Published">The version in force of each protocol.</param>
/// <param name="Versions">All that were published, by id and version.</param>
/// <param name="Runs">Open ones, and the last <see cref="Kept"/> that ended.</param>
/// <param name="Approvals">Waiting ones, and the last <see cref="Kept"/> that were decided.</param>
/// <param name="Waiting">Ids of approvals that wait.</param>
/// <param name="Weighing">Ids of runs whose options are to be weighed.</param>
/// <param name="Automatic">When and for how much the tower acted on its own, by time: what the breakers reckon with.</param>
public sealed record ProtocolState(
    OrdinalMap<ProtocolVersion> Published,
    OrdinalMap<ProtocolVersion> Versions,
    OrdinalMap<Run> Runs,
    OrdinalMap<Approval> Approvals,
    OrdinalMap<bool> Waiting,
    OrdinalMap<bool> Weighing,
    OrdinalMap<OrdinalMap<bool>> RunsOfCase,
    OrdinalMap<Money> Automatic,
    DueTimes Windows,
    int LastRun,
    int LastApproval)
{
    public const int Kept = 5_000;

    /// <summary>So many are dropped at once when there are too many, so that looking for the oldest costs little a fact.</summary>
    public const int DroppedAtOnce = 500;

    /// <summary>So many outcomes, answers and sizes of each protocol the breakers look back on.</summary>
    public const int OutcomesKept = 50;

    /// <summary>How many of <see cref="Runs"/> have ended.</summary>
    public int RunsOver { get; init; }

    /// <summary>What was decided in the last day, by protocol, function, time and run.</summary>
    public OrdinalMap<Money> Spent { get; init; } = OrdinalMap<Money>.Empty;

    /// <summary>Those that have tripped at least once, by id.</summary>
    public OrdinalMap<Breaker> Breakers { get; init; } = OrdinalMap<Breaker>.Empty;

    /// <summary>When tripped ones are half open.</summary>
    public DueTimes CoolDowns { get; init; } = DueTimes.None;

    /// <summary>By protocol: how the last runs that acted ended, true for well; newest last.</summary>
    public OrdinalMap<IReadOnlyList<bool>> Outcomes { get; init; } = OrdinalMap<IReadOnlyList<bool>>.Empty;

    /// <summary>By protocol: what people answered last, true for yes; newest last.</summary>
    public OrdinalMap<IReadOnlyList<bool>> Answers { get; init; } = OrdinalMap<IReadOnlyList<bool>>.Empty;

    /// <summary>By protocol: how large the last deviations were; newest last.</summary>
    public OrdinalMap<IReadOnlyList<decimal>> Sizes { get; init; } = OrdinalMap<IReadOnlyList<decimal>>.Empty;

    /// <summary>When the next rung joins for steps that are under way, by <see cref="StepKey"/>.</summary>
    public DueTimes StepsDue { get; init; } = DueTimes.None;

    /// <summary>Steps that wait for a person, by <see cref="StepKey"/>.</summary>
    public OrdinalMap<bool> ForPeople { get; init; } = OrdinalMap<bool>.Empty;

    /// <summary>What a function decided under a protocol in the 24 hours up to a time, in order of time.</summary>
    public IEnumerable<Money> SpentBy(string protocol, string function, DateTimeOffset at)
    {
        var day = Keys.Of(protocol, function, Keys.Part(at.AddDays(-1)));
        return Spent.WithPrefix(Keys.Prefix(Keys.Of(protocol, function))).Where(pair => string.CompareOrdinal(pair.Key, day) >= 0).Select(pair => pair.Value);
    }

    public static ProtocolState Empty { get; } = new(
        OrdinalMap<ProtocolVersion>.Empty, OrdinalMap<ProtocolVersion>.Empty, OrdinalMap<Run>.Empty, OrdinalMap<Approval>.Empty,
        OrdinalMap<bool>.Empty, OrdinalMap<bool>.Empty, OrdinalMap<OrdinalMap<bool>>.Empty, OrdinalMap<Money>.Empty, DueTimes.None, 2_000, 300);

    /// <summary>Real effects beside forecasts.</summary>
    public MeasureState Measures { get; init; } = MeasureState.Empty;

    /// <summary>What is being written, by id of the protocol.</summary>
    public OrdinalMap<ProtocolDraft> Drafts { get; init; } = OrdinalMap<ProtocolDraft>.Empty;

    /// <summary>When those that a schedule starts are due next.</summary>
    public DueTimes Schedules { get; init; } = DueTimes.None;

    /// <summary>Limits that are passed and not recovered from, by protocol and what they are about.</summary>
    public OrdinalMap<bool> Beyond { get; init; } = OrdinalMap<bool>.Empty;

    /// <param name="about">The KPI, or site and item of the stock.</param>
    public bool IsBeyond(string protocol, IReadOnlyList<string> about) => Beyond.ContainsKey(TriggerApply.KeyOf(protocol, about));

    /// <summary>So many of what each protocol would have done are kept.</summary>
    public const int ShadowsKept = 200;

    /// <summary>Versions in the shadow of a live one of the same id. One that has no live version beside it is among those that are published.</summary>
    public OrdinalMap<ProtocolVersion> Shadows { get; init; } = OrdinalMap<ProtocolVersion>.Empty;

    /// <summary>What versions in the shadow would have done, by id.</summary>
    public OrdinalMap<ShadowDecision> ShadowDecisions { get; init; } = OrdinalMap<ShadowDecision>.Empty;

    /// <summary>Ids of those whose options are to be weighed.</summary>
    public OrdinalMap<bool> ShadowWeighing { get; init; } = OrdinalMap<bool>.Empty;

    /// <summary>Ids of those that were not compared yet, by case and id.</summary>
    public OrdinalMap<string> ShadowsOfCase { get; init; } = OrdinalMap<string>.Empty;

    /// <summary>How the version in the shadow did so far, by protocol.</summary>
    public OrdinalMap<ShadowTally> ShadowTallies { get; init; } = OrdinalMap<ShadowTally>.Empty;

    /// <summary>Who asked that a version in the shadow become the live one, by protocol.</summary>
    public OrdinalMap<PublishRequest> Promotions { get; init; } = OrdinalMap<PublishRequest>.Empty;

    /// <summary>The version of a protocol that is in the shadow; null where none is.</summary>
    public ProtocolVersion? ShadowOf(string protocol) => Shadows.Find(protocol) ?? (Published.Find(protocol) is { Document.Mode: ProtocolMode.Shadow } alone ? alone : null);

    /// <summary>What the versions of a protocol in the shadow would have done, oldest first.</summary>
    public IEnumerable<ShadowDecision> ShadowsOf(string protocol) => ShadowDecisions.WithPrefix(protocol + "~").Select(pair => pair.Value).Where(one => one.Protocol == protocol);

    /// <summary>The number of the version that is published next.</summary>
    public int NextVersion(string protocol) => (VersionsOf(protocol).LastOrDefault()?.Version ?? 0) + 1;

    /// <summary>Which of the published can match.</summary>
    [JsonIgnore]
    public ProtocolIndex Index => ProtocolIndex.Of(Published);

    /// <summary>When time alone changes what is said of a kind of case at some sites, in force or in the shadow.</summary>
    public IEnumerable<ClockScales> ClockFor(string kind, IEnumerable<string> sites)
    {
        var scales = ProtocolClock.Of(Published).For(kind, sites);
        return Shadows.Count == 0 ? scales : scales.Concat(ProtocolClock.Of(Shadows).For(kind, sites));
    }

    /// <summary>The versions of a protocol, oldest first.</summary>
    public IEnumerable<ProtocolVersion> VersionsOf(string protocol) => Versions.WithPrefix(Keys.Prefix(protocol)).Select(pair => pair.Value);

    /// <summary>The runs of a case in the order they were started.</summary>
    public IEnumerable<Run> RunsFor(string id) => (RunsOfCase.Find(id) ?? OrdinalMap<bool>.Empty).Keys.Select(Runs.Find).OfType<Run>();

    public ProtocolVersion VersionOf(Run run) => Versions[VersionKey(run.Protocol, run.Version)];

    public static string StepKey(string run, int step) => Keys.Of(run, step.ToString("D2", System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>The run and the step of a <see cref="StepKey"/>; null where the run is no longer remembered.</summary>
    public (Run Run, RunStep Step)? StepOf(string key)
    {
        var parts = key.Split(Keys.Separator);
        return Runs.Find(parts[0]) is { } run && run.StepNumbered(int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture)) is { } step ? (run, step) : null;
    }

    public static string VersionKey(string protocol, int version) => Keys.Of(protocol, version.ToString("D6", System.Globalization.CultureInfo.InvariantCulture));
}
