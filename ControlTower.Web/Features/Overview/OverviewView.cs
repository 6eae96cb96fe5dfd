using ControlTower.Core.Kernel;
using ControlTower.Core.People;
using ControlTower.Core.Protocols;
using ControlTower.Core.Tower;
using ControlTower.Core.Tower.Routing;
using ControlTower.Web.Shared.Situation;
using ControlTower.Web.Shared.Status;

namespace ControlTower.Web.Features.Overview;

/// <summary>An approval that waits, as the overview lists it.</summary>
/// <param name="Mine">The reader could answer it.</param>
public sealed record ApprovalRow(string Id, string Case, string Title, string Functions, int Given, int Needed, Money? Cost, ResponseWindow Window, bool Mine);

/// <summary>What the overview shows to one reader.</summary>
/// <param name="Needs">Cases in which somebody has to do something now, in the order of work, at most <see cref="Most"/>.</param>
/// <param name="Watching">The other open ones, at most <see cref="Most"/>.</param>
/// <param name="Approvals">In order of the deadline, at most <see cref="Most"/>.</param>
public sealed record OverviewView(Situation Now, IReadOnlyList<CaseGlance> Needs, IReadOnlyList<CaseGlance> Watching, IReadOnlyList<ApprovalRow> Approvals)
{
    public const int Most = 40;
    public const int MostDisruptions = 2;

    /// <summary>All of them, also those that are not listed.</summary>
    public int NeedsCount { get; private init; }

    public int WatchingCount { get; private init; }

    public int ApprovalsCount { get; private init; }

    public int MineCount { get; private init; }

    /// <summary>Sites and lanes in trouble that touch open orders, at most <see cref="MostDisruptions"/>.</summary>
    public IReadOnlyList<DisruptionRow> Disruptions { get; private init; } = [];

    public int DisruptionsCount { get; private init; }

    /// <summary>Nothing is there yet that could be watched.</summary>
    public bool Empty { get; private init; }

    /// <summary>A demo's journal; a company's own network does not mix with it.</summary>
    public bool Demo { get; private init; }

    public static OverviewView Of(TowerState state, Situation now, Person? reader)
    {
        var needs = now.Cases.Where(one => Calls(one, reader)).ToList();
        var watching = now.Cases.Where(one => !Calls(one, reader)).ToList();
        var approvals = state.Protocols.Waiting.Keys.Select(id => state.Protocols.Approvals[id]).OrderBy(one => one.Deadline).ThenBy(one => one.Id, StringComparer.Ordinal).ToList();
        var disruptions = Disruption.Of(state);
        return new(now, Cut(needs), Cut(watching), [.. approvals.Take(Most).Select(one => RowOf(state, one, reader))])
        {
            NeedsCount = needs.Count,
            WatchingCount = watching.Count,
            ApprovalsCount = approvals.Count,
            MineCount = approvals.Count(one => Mine(one, reader)),
            Disruptions = [.. disruptions.OrderByDescending(one => one.Touched).Take(MostDisruptions).Select(one => DisruptionRow.Of(state, one))],
            DisruptionsCount = disruptions.Count,
            Empty = now.Figures.Sites == 0,
            Demo = state.Demo is not null,
        };

        static List<CaseGlance> Cut(List<CaseGlance> cases) => [.. cases.Take(Most)];
    }

    /// <summary>Warning or worse with an action due, and whatever waits for an answer of the reader.</summary>
    private static bool Calls(CaseGlance one, Person? reader) =>
        (one.ActionDue && one.Level <= StatusKind.Warning) || (!one.Shelved && reader is not null && one.Asked.Any(reader.Functions.Contains));

    private static bool Mine(Approval one, Person? reader) => reader is not null && one.Asks(reader.Functions);

    private static ApprovalRow RowOf(TowerState state, Approval one, Person? reader)
    {
        var names = one.Functions.Select(each => state.People.Functions.Find(each.Function) ?? each.Function);
        var first = one.Options is [var recommended, ..] ? recommended : null;
        return new(
            one.Id, one.Case, first?.Title ?? "Options are being weighed", string.Join(" and ", names), one.Functions.Count(each => each.Actor is not null),
            one.Functions.Count, first?.Cost, new(one.RequestedAt, one.Deadline), Mine(one, reader));
    }
}
