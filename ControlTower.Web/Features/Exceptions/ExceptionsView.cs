using ControlTower.Core.Kernel;
using ControlTower.Core.Tower;
using ControlTower.Core.Tower.Tracing;
using ControlTower.Web.Shared.Decisions;

namespace ControlTower.Web.Features.Exceptions;

/// <summary>What the page of the queues shows and remembers; it knows nothing of how it is drawn.</summary>
public sealed class ExceptionsView
{
    /// <summary>Rows drawn at first, and more with each asking.</summary>
    public const int Portion = 200;

    private readonly HeldRows held = new();
    private readonly HashSet<string> selected = [];
    private readonly HashSet<string> folded = [];
    private string asked = "";

    public IReadOnlyList<QueueGroup> Queues { get; private set; } = [];

    public IReadOnlyList<CaseGroup> Groups { get; private set; } = [];

    public CaseFilter Filter { get; private set; } = new();

    public string Title { get; private set; } = "";

    /// <summary>Cases in the view after filtering.</summary>
    public int Total { get; private set; }

    public Money? Risk { get; private set; }

    public int Limit { get; set; } = Portion;

    /// <summary>True while the pointer is over the rows.</summary>
    public bool Pointing { get; set; }

    public int Held => held.Waiting;

    public string? Cursor { get; set; }

    /// <summary>Selected ids in the order of the rows.</summary>
    public IReadOnlyList<string> Selected => [.. Ids.Where(selected.Contains)];

    /// <summary>What an action is about: the selection, else the row under the cursor.</summary>
    public IReadOnlyList<string> Targets => Selected is { Count: > 0 } some ? some : Cursor is { } one && Ids.Contains(one) ? [one] : [];

    /// <summary>Cases that are open in other views, for an empty one to point at.</summary>
    public int OpenElsewhere { get; private set; }

    private IEnumerable<string> Ids => Groups.Where(group => !IsFolded(group.Id)).SelectMany(group => group.Rows).Select(row => row.Id);

    public void Read(TowerState state, CaseFilter filter, (Reader Reader, DateTimeOffset Now) seen)
    {
        var board = CaseBoard.Of(state);
        Queues = CaseQueues.Of(state, board, seen);
        (Filter, Title) = (filter, CaseQueues.NameOf(state, filter.View));
        if (filter.Url() != asked) (asked, Pointing, Limit) = (filter.Url(), false, Portion);
        var all = filter.View == CaseQueues.Resolved ? board.Resolved : board.Open;
        var found = filter.Ordered(all.Where(one => CaseQueues.Holds(filter.View, one, seen) && filter.Matches(state, one))).ToList();
        (Total, Risk, OpenElsewhere) = (found.Count, RiskOf.Cases(state, found.Select(one => one.Case)).Value is [var worth, ..] ? worth : null, board.Open.Count);
        Groups = Arrange(state, found, seen.Reader);
        selected.IntersectWith(Groups.SelectMany(group => group.Rows).Select(row => row.Id));
    }

    public void Release() => Pointing = false;

    public bool IsSelected(string id) => selected.Contains(id);

    public bool IsFolded(string group) => folded.Contains(group);

    public void Fold(string group)
    {
        if (!folded.Remove(group)) folded.Add(group);
    }

    public void Toggle(string id)
    {
        if (!selected.Remove(id)) selected.Add(id);
    }

    public void ClearSelection() => selected.Clear();

    /// <summary>Moves the cursor by rows; without one it starts at the first.</summary>
    public void Move(int by)
    {
        var ids = Ids.ToList();
        if (ids.Count == 0) return;
        var at = Cursor is { } id ? ids.IndexOf(id) : -1;
        Cursor = ids[Math.Clamp(at < 0 ? 0 : at + by, 0, ids.Count - 1)];
    }

    private List<CaseGroup> Arrange(TowerState state, List<CaseEntry> found, Reader reader)
    {
        var grouped = found.GroupBy(one => Filter.Grouped ? one.Case.Incident ?? "" : "").OrderBy(group => group.Key.Length == 0 ? 1 : 0).ToList();
        var fresh = grouped.SelectMany(group => group.Select(one => (Group: group.Key, one.Id))).Take(Limit).ToList();
        var known = found.ToDictionary(one => one.Id);
        var rows = held.Arrange(fresh, Pointing)
            .Select(row => (row.Group, Entry: known.GetValueOrDefault(row.Id) ?? (state.Exceptions.Find(row.Id) is { } gone ? CaseEntry.Of(state, gone) : null)))
            .Where(row => row.Entry is not null)
            .GroupBy(row => row.Group, row => row.Entry!);
        var sums = grouped.ToDictionary(group => group.Key, group => group.ToList());
        return [.. rows.Select(group => GroupOf(state, group.Key, (sums.GetValueOrDefault(group.Key) ?? [.. group], [.. group.Select(one => RowOf(state, one, reader))])))];
    }

    private static CaseGroup GroupOf(TowerState state, string id, (List<CaseEntry> All, List<CaseRow> Drawn) cases)
    {
        var risk = RiskOf.Cases(state, cases.All.Select(one => one.Case));
        return new(id, id.Length == 0 ? "No incident" : state.Exceptions.Incidents.Find(id)?.Title ?? id, cases.Drawn, cases.All.Count)
        {
            Risk = risk.Value is [var worth, ..] ? worth : null,
            Orders = risk.Orders,
        };
    }

    private static CaseRow RowOf(TowerState state, CaseEntry entry, Reader reader) => new(
        entry,
        CaseWords.Where(state, entry.Case.Deviation),
        entry.Case.Owner is { } owner ? reader.NameOf(owner) : null,
        entry.Run is { } run ? state.Protocols.VersionOf(run).Document.Title : null);
}
