using ControlTower.Core.Kernel;

namespace ControlTower.Core.Exceptions;

/// <param name="Open">All that are not resolved.</param>
/// <param name="Resolved">The last <see cref="ResolvedKept"/>; older ones live on in the projections.</param>
/// <param name="ByKey">The open case of each key.</param>
/// <param name="AtSite">Open cases by each site where they show.</param>
/// <param name="ImpactDue">Cases whose impact is to be reckoned.</param>
/// <param name="ShelfEnds">When shelved cases come back.</param>
/// <param name="Crossings">When open cases reach the next limit by the clock: of <see cref="CrossingHours"/>, or of a protocol's conditions.</param>
public sealed record CaseState(
    OrdinalMap<ExceptionCase> Open,
    OrdinalMap<ExceptionCase> Resolved,
    OrdinalMap<string> ByKey,
    OrdinalMap<bool> AtSite,
    OrdinalMap<bool> ImpactDue,
    OrdinalMap<Incident> Incidents,
    DueTimes ShelfEnds,
    DueTimes Crossings,
    int LastCase,
    int LastIncident)
{
    public const int ResolvedKept = 5_000;

    /// <summary>So many are dropped at once when there are too many, so that looking for the oldest costs little a fact.</summary>
    public const int DroppedAtOnce = 500;

    /// <summary>From this length on, in hours, a supplier's disruption is severe.</summary>
    public const decimal CrossingHours = 48;

    public static CaseState Empty { get; } = new(
        OrdinalMap<ExceptionCase>.Empty, OrdinalMap<ExceptionCase>.Empty, OrdinalMap<string>.Empty, OrdinalMap<bool>.Empty,
        OrdinalMap<bool>.Empty, OrdinalMap<Incident>.Empty, DueTimes.None, DueTimes.None, 1_000, 0);

    public ExceptionCase? Find(string id) => Open.Find(id) ?? Resolved.Find(id);

    /// <summary>In the order of their ids.</summary>
    public IEnumerable<ExceptionCase> OpenAt(string site) => AtSite.WithPrefix(Keys.Prefix(site)).Select(pair => Open[pair.Key[(site.Length + 1)..]]);

    /// <summary>The open case of a kind whose key is one thing; null where there is none.</summary>
    public ExceptionCase? OpenAbout(CaseKind kind, string about) => ByKey.TryGetValue(Keys.Of(kind.ToString(), about), out var id) ? Open[id] : null;

    /// <summary>The open cases of a kind whose key begins with one thing.</summary>
    public IEnumerable<ExceptionCase> OpenUnder(CaseKind kind, string about) =>
        ByKey.WithPrefix(Keys.Of(kind.ToString(), about, "")).Select(pair => Open[pair.Value])
            .Concat(OpenAbout(kind, about) is { } one ? [one] : []);

    public ExceptionCase? OpenOf(Deviation deviation) => ByKey.TryGetValue(deviation.Key, out var id) ? Open[id] : null;
}
