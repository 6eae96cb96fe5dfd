using ControlTower.Core.Effects;
using ControlTower.Core.Exceptions;
using ControlTower.Core.Journal;
using ControlTower.Core.Kernel;
using ControlTower.Core.Orders;
using ControlTower.Core.Protocols;
using ControlTower.Core.Tower;
using ControlTower.Tests.Orders.Lifecycle;

namespace ControlTower.Tests.Simulation;

/// <summary>What holds after every fact, whatever was asked in whatever order.</summary>
internal sealed class Invariants
{
    private static readonly Dictionary<RunStatus, RunStatus[]> Runs = new()
    {
        [RunStatus.Weighing] = [RunStatus.AwaitingApproval, RunStatus.Acting, RunStatus.Parked, RunStatus.Superseded],
        [RunStatus.AwaitingApproval] = [RunStatus.Weighing, RunStatus.Acting, RunStatus.Rejected, RunStatus.Parked, RunStatus.Superseded],
        [RunStatus.Acting] = [RunStatus.Completed, RunStatus.Compensating],
        [RunStatus.Compensating] = [RunStatus.Compensated, RunStatus.Parked, RunStatus.Acting],
        [RunStatus.Compensated] = [],
        [RunStatus.Parked] = [RunStatus.Completed, RunStatus.Superseded, RunStatus.Compensating, RunStatus.Acting],
        [RunStatus.Completed] = [],
        [RunStatus.Rejected] = [],
        [RunStatus.Superseded] = [],
    };

    private static readonly Dictionary<CaseStatus, CaseStatus[]> Cases = new()
    {
        [CaseStatus.New] = [CaseStatus.Acknowledged, CaseStatus.InProgress, CaseStatus.Shelved, CaseStatus.ReturnedToNormal, CaseStatus.Resolved],
        [CaseStatus.Acknowledged] = [CaseStatus.New, CaseStatus.InProgress, CaseStatus.Shelved, CaseStatus.ReturnedToNormal, CaseStatus.Resolved],
        [CaseStatus.InProgress] = [CaseStatus.New, CaseStatus.Shelved, CaseStatus.ReturnedToNormal, CaseStatus.Resolved],
        [CaseStatus.Shelved] = [CaseStatus.New, CaseStatus.Acknowledged, CaseStatus.InProgress, CaseStatus.ReturnedToNormal, CaseStatus.Resolved],
        [CaseStatus.ReturnedToNormal] = [CaseStatus.New, CaseStatus.Acknowledged, CaseStatus.Resolved],
        [CaseStatus.Resolved] = [CaseStatus.New],
    };

    private readonly HashSet<string> decided = new(StringComparer.Ordinal);

    public void Step(TowerState before, Fact fact, TowerState after)
    {
        Assert.Equal(before.Version + 1, fact.Sequence);
        Assert.True(fact.RecordedAt >= before.RecordedAt, "time went back");
        if (fact.Body is ApprovalApproved or ApprovalRejected or ApprovalTimedOut or ApprovalVoided) Assert.True(decided.Add(ApprovalOf(fact.Body)), $"{ApprovalOf(fact.Body)} was decided twice");
        if (fact.Body is ApprovalApproved approved) Assert.Equal(Verdict.Agreed, Quorum.Of(before.Protocols.Approvals[approved.Approval]));
        foreach (var (id, run) in after.Protocols.Runs)
        {
            var earlier = before.Protocols.Runs.Find(id);
            if (earlier is null) Assert.Equal(RunStatus.Weighing, run.Status);
            else if (earlier.Status != run.Status) Assert.Contains(run.Status, Runs[earlier.Status]);
        }
        foreach (var one in after.Exceptions.Open.Values.Concat(after.Exceptions.Resolved.Values))
        {
            var earlier = before.Exceptions.Find(one.Id);
            if (earlier is null) Assert.Equal(CaseStatus.New, one.Status);
            else if (earlier.Status != one.Status) Assert.Contains(one.Status, Cases[earlier.Status]);
        }
        BookCheck.Hold(after, fact);
        Hold(after);
    }

    /// <summary>Debits equal credits in each currency, nobody is paid twice, and what is in a payment is in one.</summary>
    private static void HoldBooks(Core.Finance.FinanceState finance)
    {
        foreach (var currency in finance.Ledger.Currencies) Assert.Equal(0, finance.Ledger.Balances.Where(one => one.Key.EndsWith(Keys.Separator + currency, StringComparison.Ordinal)).Aggregate((Int128)0, (sum, one) => sum + one.Value));
        Assert.All(finance.Ledger.Newest.Values.TakeLast(1), posting => Assert.Equal(posting.Lines.Select(line => line.Amount.Currency).Distinct().Select(_ => 0L), posting.Lines.GroupBy(line => line.Amount.Currency).Select(lines => lines.Sum(line => line.Amount.Micros))));
        var paid = finance.Payments.Values.SelectMany(payment => payment.Invoices).ToList();
        Assert.Equal(paid.Count, paid.Distinct(StringComparer.Ordinal).Count());
        Assert.All(finance.Invoices.ById.Values, one => Assert.Equal(one.Over, !finance.Invoices.Open.ContainsKey(one.Id)));
        Assert.All(finance.Invoices.ById.Values.Where(one => one.Paid is not null), one => Assert.True(one.Paid!.Value <= one.Total, $"{one.Id} was paid {one.Paid} of {one.Total}"));
    }

    private static void Hold(TowerState state)
    {
        HoldBooks(state.Finance);
        foreach (var position in state.Network.Stock.Values)
        {
            Assert.True(position.Reserved >= Quantity.Zero && position.Reserved <= position.OnHand, $"{position}");
            Assert.True(position.Lots.Values.Aggregate(Quantity.Zero, (sum, lot) => sum + lot.Quantity) <= position.OnHand, $"{position}");
        }
        var orders = state.Orders;
        Assert.Equal(orders.Shipments.Values.Concat(orders.PurchaseOrders.Values).SelectMany(one => one.Lines.Select(line => Keys.Of(line.Item, one.Id))).Distinct().Order(StringComparer.Ordinal), orders.Inbound.Keys);
        Assert.Equal(orders.ProductionOrders.Values.Select(one => Keys.Of(one.Item, one.Id)).Order(StringComparer.Ordinal), orders.InProduction.Keys);
        HoldDue(orders);
        Assert.All(orders.Produced.Keys, id => Assert.False(orders.ProductionOrders.ContainsKey(id)));
        var (cases, protocols, effects) = (state.Exceptions, state.Protocols, state.Effects);
        Assert.Equal(cases.Open.Values.Select(one => one.Deviation.Key).Order(StringComparer.Ordinal), cases.ByKey.Keys);
        Assert.Equal(cases.Open.Values.SelectMany(one => one.Deviation.Sites.Select(site => Keys.Of(site, one.Id))).Distinct().Order(StringComparer.Ordinal), cases.AtSite.Keys);
        Assert.Equal(cases.Open.Values.Where(one => one.Status == CaseStatus.Shelved).Select(one => one.Id), cases.ShelfEnds.ById.Keys);
        Assert.All(cases.Crossings.ById.Keys.Concat(cases.ImpactDue.Keys), id => Assert.True(cases.Open.ContainsKey(id)));
        Assert.All(cases.Open.Values, one => Assert.Equal(one.Status == CaseStatus.Shelved, one.ShelvedUntil is not null));
        var waiting = protocols.Approvals.Values.Where(one => one.Status == ApprovalStatus.Waiting).ToList();
        Assert.Equal(waiting.Select(one => one.Id), protocols.Waiting.Keys);
        Assert.Equal(protocols.Waiting.Keys, protocols.Windows.ById.Keys);
        Assert.All(waiting, one => Assert.True(cases.Open.ContainsKey(one.Case), $"{one.Id} asks about a case that is over"));
        Assert.All(protocols.Weighing.Keys, id => Assert.True(protocols.Runs[id].Status is RunStatus.Weighing or RunStatus.AwaitingApproval, id));
        Assert.All(protocols.ShadowWeighing.Keys, id => Assert.Null(protocols.ShadowDecisions[id].RecordedAt));
        Assert.All(protocols.ShadowsOfCase.Values, id => Assert.Null(protocols.ShadowDecisions[id].ComparedAt));
        Assert.All(protocols.Schedules.ById.Keys, id => Assert.Equal(ProtocolMode.Live, protocols.Published[id].Document.Mode));
        HoldAnswers(waiting);
        HoldSteps(protocols);
        Assert.Equal(state.People.Delegations.Keys, state.People.DelegationEnds.ById.Keys);
        Assert.Equal(effects.Effects.Values.Where(one => one.Status == EffectStatus.Waiting).Select(one => one.Id), effects.Attempts.ById.Keys);
        Assert.Equal(state.Network.LaneConditions.Where(pair => pair.Value.Until is not null).Select(pair => pair.Key), state.Network.LaneEnds.ById.Keys);
        Assert.Equal(state.Network.CapacityShares.Where(pair => pair.Value.Until is not null).Select(pair => pair.Key), state.Network.CapacityEnds.ById.Keys);
        Assert.All(state.Planning.Plans, pair => Assert.Equal(pair.Value.NextEnd(), state.Planning.Ends.ById.TryGetValue(pair.Key, out var due) ? due : null));
        Assert.All(state.Signals.Silence.ById.Keys, source => Assert.NotNull(state.Signals.Sources[source].IntervalHours));
    }

    /// <summary>The indexes of steps are those of the runs, and a run that is over has none that is under way.</summary>
    private static void HoldSteps(ProtocolState protocols)
    {
        var steps = protocols.Runs.Values.SelectMany(run => run.Steps.Select(step => (Run: run, Step: step, Key: ProtocolState.StepKey(run.Id, step.Number)))).ToList();
        Assert.Equal(steps.Where(one => one.Step.NeedsPerson).Select(one => one.Key).Order(StringComparer.Ordinal), protocols.ForPeople.Keys);
        Assert.Equal(steps.Where(one => one.Step.UnderWay && one.Step.Parked is null).Select(one => one.Key).Order(StringComparer.Ordinal), protocols.StepsDue.ById.Keys);
        Assert.All(steps.Where(one => !one.Run.Open && one.Run.Chosen is not null), one => Assert.True(one.Step.Over, $"{one.Run.Id} is {one.Run.Status}, step {one.Step.Number} is {one.Step.Status}"));
    }

    /// <summary>Nobody stands behind two answers.</summary>
    private static void HoldAnswers(IReadOnlyList<Approval> waiting)
    {
        foreach (var one in waiting)
        {
            var behind = one.Functions.Where(answer => answer.Actor is not null).SelectMany(answer => new[] { answer.Actor, answer.OnBehalfOf is { } person ? Actors.Person(person) : null }.OfType<string>()).ToList();
            Assert.Equal(behind.Count, behind.Distinct().Count());
        }
    }

    /// <summary>The index of what is due is that of the open things, less what was missed and has not moved since.</summary>
    private static void HoldDue(OrderState orders)
    {
        string[] movements = [.. orders.Shipments.Keys.Concat(orders.PurchaseOrders.Keys).Order(StringComparer.Ordinal)];
        foreach (var what in DueIndex.Kinds)
        {
            var things = what switch
            {
                DueWhat.Confirmation or DueWhat.Departure or DueWhat.Arrival => movements,
                DueWhat.Start or DueWhat.Completion => [.. orders.ProductionOrders.Keys],
                _ => orders.Open.Keys.ToArray(),
            };
            var due = things.Select(id => (Id: id, At: NextDue.Of(orders, what, id), Missed: orders.Due.Missed.TryGetValue(DueIndex.Key(what, id), out var missed) ? missed : (DateTimeOffset?)null)).ToList();
            Assert.Equal(due.Where(one => one.At is not null && one.Missed is null).Select(one => KeyValuePair.Create(one.Id, one.At!.Value)), orders.Due.Of(what).ById);
            Assert.Equal(due.Where(one => one.Missed is not null).Select(one => one.Id), orders.Due.Missed.WithPrefix(Keys.Prefix(DueIndex.Word(what))).Select(pair => pair.Key[(DueIndex.Word(what).Length + 1)..]));
            Assert.All(due.Where(one => one.Missed is not null), one => Assert.Equal(one.At, one.Missed));
        }
    }

    private static string ApprovalOf(IFact fact) => fact switch
    {
        ApprovalApproved one => one.Approval,
        ApprovalRejected one => one.Approval,
        ApprovalTimedOut one => one.Approval,
        ApprovalVoided one => one.Approval,
        _ => "",
    };
}
