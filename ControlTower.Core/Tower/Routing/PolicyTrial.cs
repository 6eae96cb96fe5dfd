using ControlTower.Core.Journal;
using ControlTower.Core.Orders.Lifecycle;
using ControlTower.Core.Orders.Routing;
using ControlTower.Core.Tower.Fulfilment;

namespace ControlTower.Core.Tower.Routing;

/// <summary>
/// Tries a policy on decisions that were made: each order that it fits is decided again, and what came of it is told beside what was. Each on the
/// stock as it stood, or one after the other so that each finds what those before it left; then other orders may find their stock gone and are decided
/// anew too. Where people, record systems or customers chose the site it stays.
/// </summary>
public sealed class PolicyTrial(TrialQuestion question, TowerRules rules)
{
    /// <summary>So many changed decisions are told one by one; all are counted.</summary>
    public const int MostChanges = 100;

    private readonly RoutingPolicy tried = new(question.Policy, [new(1, question.Document, default, "")], 1);
    private readonly AppliedPolicy terms = new(question.Policy, null, question.Document.Title, question.Document.Sourcing);
    private readonly List<ChangedDecision> changes = [];
    private readonly TrialSide was = new(rules.Currency);
    private readonly TrialSide would = new(rules.Currency);
    private TrialCourse? course;
    private int decisions;
    private int fitting;
    private int changed;
    private int displaced;

    public PolicyTrialResult Result => new(decisions, fitting, changed, was.Figures, would.Figures, changes) { PlayedOn = question.PlayedOn, Displaced = displaced };

    /// <param name="before">The state before the fact.</param>
    /// <param name="fact">Each of the time, in the order of the journal, whatever it tells.</param>
    public void Add(TowerState before, Fact fact)
    {
        if (question.PlayedOn) course ??= new(before);
        if (fact.Body is not OrderMoved moved || fact.OccurredAt < question.From || fact.OccurredAt >= question.To || !TrialDecision.Is(before, moved))
        {
            course?.Follow(fact);
            return;
        }
        decisions++;
        var decision = course?.Asked(before, fact, moved) ?? TrialDecision.AsItStood(before, fact, moved);
        var fits = RoutingChoice.For(decision.On.Orders.Routing.Set(question.Policy, tried), RoutedOrder.Of(decision.Track), item => decision.On.Network.Items.Find(item)?.Entry.Family)?.Id == question.Policy;
        var kept = fits || course is null ? null : TrialCourse.AsItWas(decision);
        var found = kept ?? (fits || course is not null ? SourcedAllocation.Rule.Allocate(decision.On, decision.Ask(rules, fits ? terms : AppliedPolicy.To(decision.On, decision.Track))) : null);
        if (found is null) return;
        course?.Decide(fact, decision, found);
        if (fits) fitting++;
        else if (kept is null) displaced++;
        if (fits || kept is null) Compare(fact, decision, found, !fits);
    }

    private void Compare(Fact fact, TrialDecision decision, AllocationFound found, bool pushed)
    {
        var (moved, note) = (decision.Moved, decision.Moved.Sourcing);
        was.Add(decision.Track.Order, note, moved.Moves.Where(move => move.To.Site is not null).Select(move => (move.To.Site!, move.Quantity)), TrialDecision.Sum(moved.Moves.Select(move => move.Quantity)));
        would.Add(decision.Track.Order, found.Note, found.Units.Select(unit => (unit.Site, unit.Quantity)), TrialDecision.Sum(decision.Wanted.Select(want => want.Quantity)));
        var (sitesWere, sitesWould) = (Sites(note), Sites(found.Note));
        if (sitesWere == sitesWould || decision.Units.Count == 0) return;
        changed++;
        if (changes.Count < MostChanges) changes.Add(new(moved.Order, fact.OccurredAt, sitesWere, sitesWould, TrialSide.CostOf(note, rules.Currency), TrialSide.CostOf(found.Note, rules.Currency)) { Displaced = pushed });
    }

    private static string Sites(SourcingNote? note) => string.Join(", ", (note?.Shipments ?? []).Select(part => part.Site).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
}
