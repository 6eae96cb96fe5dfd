using ControlTower.Core.Journal;
using ControlTower.Core.Kernel;
using ControlTower.Core.Orders.Lifecycle;
using ControlTower.Core.Orders.Routing;
using ControlTower.Core.Tower.Fulfilment;

namespace ControlTower.Core.Tower.Routing;

/// <summary>
/// Tries a policy on decisions that were made: each order that it fits is decided again, on the stock as it stood then. What it would have left for the
/// orders after it is not played on, and what people chose by hand is not touched.
/// </summary>
public sealed class PolicyTrial(string policy, RoutingDocument document, TowerRules rules)
{
    /// <summary>So many changed decisions are told one by one; all are counted.</summary>
    public const int MostChanges = 100;

    private readonly List<ChangedDecision> changes = [];
    private readonly TrialSide was = new(rules.Currency);
    private readonly TrialSide would = new(rules.Currency);
    private int decisions;
    private int fitting;
    private int changed;

    public PolicyTrialResult Result => new(decisions, fitting, changed, was.Figures, would.Figures, changes);

    /// <param name="before">The state before the fact.</param>
    public void Add(TowerState before, Fact fact)
    {
        if (fact.Body is not OrderMoved { Sourcing: { ByHand: null } note } moved) return;
        decisions++;
        var asked = Freeing.Of(before, before.Orders.Tracks[moved.Order], moved.Moves.Where(move => move.From is not null).Select(move => new UnitGroup(move.Line, move.From!, move.Quantity, fact.RecordedAt)));
        var track = asked.Orders.Tracks[moved.Order];
        if (!Applies(asked, track)) return;
        fitting++;
        var wanted = track.Order.Lines.Select(line => new LineUnits(line.Id, Sum(moved.Moves.Where(move => move.Line == line.Id).Select(move => move.Quantity)))).Where(want => want.Quantity > Quantity.Zero).ToList();
        var ask = new AllocationAsk(track.Order, wanted, fact.RecordedAt, rules) { Policy = new(policy, null, document.Title, document.Sourcing) };
        var found = SourcedAllocation.Rule.Allocate(asked, ask);
        var all = Sum(wanted.Select(want => want.Quantity));
        was.Add(track.Order, note, moved.Moves.Where(move => move.To.Site is not null).Select(move => (move.To.Site!, move.Quantity)), all);
        would.Add(track.Order, found.Note, found.Units.Select(unit => (unit.Site, unit.Quantity)), all);
        var (sitesWere, sitesWould) = (Sites(note), found.Note is null ? "" : Sites(found.Note));
        if (sitesWere == sitesWould) return;
        changed++;
        if (changes.Count < MostChanges) changes.Add(new(moved.Order, fact.RecordedAt, sitesWere, sitesWould, TrialSide.CostOf(note, rules.Currency), TrialSide.CostOf(found.Note, rules.Currency)));
    }

    /// <summary>It fits, and none that goes before it does.</summary>
    private bool Applies(TowerState state, OrderTrack track)
    {
        var tried = new RoutingPolicy(policy, [new(1, document, default, "")], 1);
        return RoutingChoice.For(state.Orders.Routing.Set(policy, tried), RoutedOrder.Of(track), item => state.Network.Items.Find(item)?.Entry.Family)?.Id == policy;
    }

    private static string Sites(SourcingNote note) => string.Join(", ", note.Shipments.Select(part => part.Site).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    private static Quantity Sum(IEnumerable<Quantity> quantities) => quantities.Aggregate(Quantity.Zero, (sum, one) => sum + one);
}
