using ControlTower.Core.Exceptions;
using ControlTower.Core.Journal;
using ControlTower.Core.Network;
using ControlTower.Core.Orders;
using ControlTower.Core.People;
using ControlTower.Core.Protocols;
using ControlTower.Core.Signals;
using ControlTower.Core.Tower.Backtest;

namespace ControlTower.Core.Runtime.Past;

/// <summary>What came into the tower besides signals: what has a command is played again, the rest is counted by name.</summary>
/// <remarks>Facts of one command follow each other with one actor and one time of recording; where a signal is among them they are of that signal, and where an order of history is they are of an import.</remarks>
internal sealed class PastInputs
{
    private readonly List<PlannedInput> inputs = [];
    private readonly SortedDictionary<string, int> leftOut = new(StringComparer.Ordinal);
    private readonly List<Fact> together = [];

    /// <summary>In the order of the journal.</summary>
    public IReadOnlyList<PlannedInput> Inputs
    {
        get
        {
            Close();
            return inputs;
        }
    }

    /// <summary>In order of their names.</summary>
    public IReadOnlyList<LeftOut> LeftOut => [.. leftOut.Select(pair => new LeftOut(pair.Key, pair.Value))];

    /// <summary>Facts are to be given in their order.</summary>
    public void Add(Fact fact)
    {
        if (NameOf(fact) is { } name) leftOut[name] = leftOut.GetValueOrDefault(name) + 1;
        if (fact.Actor == Actors.System) return;
        if (together.Count > 0 && (together[0].RecordedAt, together[0].Actor) != (fact.RecordedAt, fact.Actor)) Close();
        together.Add(fact);
    }

    private void Close()
    {
        if (together.Count > 0 && !together.Any(fact => fact.Body is SignalAccepted or OrderPlaced { Order.KnownAt: null }))
        {
            var at = together[0].RecordedAt;
            if (PutOfFacts.Document(together) is { } document) inputs.Add(new(at, new PutNetwork(document)));
            inputs.AddRange(together.Select(CommandOf).OfType<object>().Select(command => new PlannedInput(at, command)));
        }
        together.Clear();
    }

    private static object? CommandOf(Fact fact) => fact.Body switch
    {
        SiteScheduled one => new ScheduleSite(one.Site, one.Schedule),
        LaneScheduled one => new ScheduleLane(one.From, one.To, one.Schedule),
        OrderProgressed one => new AdvanceOrder(one.Order, one.To, fact.OccurredAt),
        _ => null,
    };

    /// <summary>What has no part in a backtest, in the plural; null for everything else.</summary>
    private static string? NameOf(Fact fact) => fact.Body switch
    {
        DelegationGiven or DelegationEnded => "delegations given or ended",
        CaseShelved or CaseUnshelved or CaseAssigned or CaseReopened => "cases shelved, assigned or opened again by hand",
        CaseResolved when fact.Actor != Actors.System => "cases resolved by hand",
        PersonAdded or PersonChanged or PersonForgotten => "changes of people",
        BreakerReset => "breakers closed by hand",
        ApprovalAnswerWithdrawn => "answers taken back",
        ProtocolPublished => "protocols published",
        OrderPlaced { Order.KnownAt: null } => "orders imported as history",
        _ => null,
    };
}
