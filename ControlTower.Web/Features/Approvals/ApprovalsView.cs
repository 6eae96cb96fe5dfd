using ControlTower.Core.Protocols;
using ControlTower.Core.Tower;
using ControlTower.Web.Shared.Decisions;

namespace ControlTower.Web.Features.Approvals;

/// <summary>What waits for whom, and what was decided; it knows nothing of how it is drawn.</summary>
public sealed class ApprovalsView
{
    public const string Decided = "decided";

    /// <summary>Entries listed; more than these nobody reads on one screen.</summary>
    public const int Most = 200;

    public IReadOnlyList<DecisionView> Listed { get; private set; } = [];

    /// <summary>The one that is open; null where none is.</summary>
    public DecisionView? Chosen { get; private set; }

    public bool ShowsDecided { get; private set; }

    public int Waiting { get; private set; }

    /// <summary>Of those that wait, how many the reader could answer.</summary>
    public int Mine { get; private set; }

    public DateTimeOffset? LastDecidedAt { get; private set; }

    /// <param name="asked">What stands in the address; without an id the first that the reader can answer is open.</param>
    public void Read(TowerState state, (string? Tab, string? Id) asked, Reader reader)
    {
        var protocols = state.Protocols;
        var waiting = protocols.Waiting.Keys.Select(protocols.Approvals.Find).OfType<Approval>().ToList();
        Waiting = waiting.Count;
        Mine = waiting.Count(one => Seat.Of(state, one, reader).Function is not null);
        ShowsDecided = asked.Tab == Decided;
        var list = ShowsDecided
            ? protocols.Approvals.Values.Where(one => one.Status != ApprovalStatus.Waiting).OrderByDescending(one => one.DecidedAt)
            : waiting.OrderBy(one => Seat.Of(state, one, reader).Function is null ? 1 : 0).ThenBy(one => one.Deadline);
        Listed = [.. list.Take(Most).Select(one => DecisionView.Of(state, one, reader))];
        LastDecidedAt = Listed.Count > 0 ? null : protocols.Approvals.Values.Max(one => one.DecidedAt);
        Chosen = asked.Id is null ? (Listed.Count > 0 ? Listed[0] : null) : protocols.Approvals.Find(asked.Id) is { } one ? DecisionView.Of(state, one, reader) : null;
    }

    /// <summary>The id that is so many entries further down; stays at the ends.</summary>
    public string? Beside(int by)
    {
        if (Listed.Count == 0) return null;
        var at = Listed.ToList().FindIndex(one => one.Id == Chosen?.Id);
        return Listed[Math.Clamp(at < 0 ? 0 : at + by, 0, Listed.Count - 1)].Id;
    }
}
