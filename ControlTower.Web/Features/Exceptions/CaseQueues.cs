using ControlTower.Core.Exceptions;
using ControlTower.Core.Tower;
using ControlTower.Web.Shared.Decisions;

namespace ControlTower.Web.Features.Exceptions;

/// <summary>A view of the cases, with how many it holds now.</summary>
public sealed record CaseQueue(string Id, string Name, int Count);

/// <param name="Name">Null for the first group, which needs no heading.</param>
public sealed record QueueGroup(string? Name, IReadOnlyList<CaseQueue> Queues);

/// <summary>The views in the left column, and which case stands in which.</summary>
public static class CaseQueues
{
    public const string Open = "open";
    public const string Desk = "desk";
    public const string Unacknowledged = "unacknowledged";
    public const string Soon = "soon";
    public const string Overdue = "overdue";
    public const string Mine = "mine";
    public const string Unassigned = "unassigned";
    public const string Shelved = "shelved";
    public const string Resolved = "resolved";

    private static readonly TimeSpan SoonWithin = TimeSpan.FromHours(1);

    public static bool Holds(string view, CaseEntry entry, (Reader Reader, DateTimeOffset Now) seen)
    {
        if (entry.Case.Status == CaseStatus.Resolved) return view == Resolved;
        if (entry.Case.Status == CaseStatus.Shelved) return view == Shelved;
        return view switch
        {
            Open => true,
            Desk => IsMine(entry, seen.Reader) || seen.Reader.Functions.Any(entry.IsFor),
            Unacknowledged => entry.Case.Status is CaseStatus.New or CaseStatus.ReturnedToNormal,
            Soon => entry.Due >= seen.Now && entry.Due <= seen.Now + SoonWithin,
            Overdue => entry.Due < seen.Now,
            Mine => IsMine(entry, seen.Reader),
            Unassigned => entry.Case.Owner is null,
            Shelved or Resolved => false,
            _ => entry.IsFor(view),
        };
    }

    public static IReadOnlyList<QueueGroup> Of(TowerState state, CaseBoard board, (Reader Reader, DateTimeOffset Now) seen)
    {
        CaseQueue Queue(string id, string name) => new(id, name, id == Resolved ? state.Exceptions.Resolved.Count : board.Open.Count(one => Holds(id, one, seen)));
        var first = seen.Reader.Functions is [var function, ..] ? $"My desk, {Seat.Name(state, function)}" : "My desk";
        return
        [
            new(null, [Queue(Desk, first), Queue(Unacknowledged, "Unacknowledged"), Queue(Soon, "Deadline inside 1 h"), Queue(Overdue, "Overdue"), Queue(Mine, "Mine"), Queue(Unassigned, "Unassigned")]),
            new("Queues", [Queue(Open, "All open"), .. state.People.Functions.Select(pair => Queue(pair.Key, pair.Value))]),
            new("Set aside", [Queue(Shelved, "Shelved"), Queue(Resolved, "Resolved")]),
        ];
    }

    public static string NameOf(TowerState state, string view) => view switch
    {
        Open => "All open",
        Desk => "My desk",
        Unacknowledged => "Unacknowledged",
        Soon => "Deadline inside 1 h",
        Overdue => "Overdue",
        Mine => "Mine",
        Unassigned => "Unassigned",
        Shelved => "Shelved",
        Resolved => "Resolved",
        _ => Seat.Name(state, view),
    };

    private static bool IsMine(CaseEntry entry, Reader reader) => reader.Person is { } person && entry.Case.Owner == person.Id;
}
