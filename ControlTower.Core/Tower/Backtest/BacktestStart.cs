using ControlTower.Core.Exceptions;
using ControlTower.Core.Journal;
using ControlTower.Core.Kernel;
using ControlTower.Core.Network;
using ControlTower.Core.People;
using ControlTower.Core.Protocols;
using ControlTower.Core.Signals;

namespace ControlTower.Core.Tower.Backtest;

/// <summary>The tower as a backtest begins: protocols published, one approver for each function, the network as it is to be.</summary>
internal static class BacktestStart
{
    /// <summary>The counts of cases and runs go on where the tower's stood, so that no document of a run meets one of the past.</summary>
    public static TowerState State(BacktestPlan plan)
    {
        var own = plan.Own ?? TowerState.Empty;
        var people = PeopleState.Empty with { Functions = own.People.Functions };
        var start = TowerState.Empty with
        {
            RecordedAt = plan.From,
            Network = own.Network,
            Orders = own.Orders,
            Planning = own.Planning,
            People = people,
            Signals = plan.OwnSignals ? SignalsOf(own.Signals) : SignalState.Empty with { Precedences = own.Signals.Precedences },
            Exceptions = CaseState.Empty with { LastCase = own.Exceptions.LastCase, LastIncident = own.Exceptions.LastIncident },
            Protocols = ProtocolState.Empty with { LastRun = own.Protocols.LastRun, LastApproval = own.Protocols.LastApproval },
        };
        var approvers = people.Functions.Keys.Select((function, index) => new PersonAdded($"P-{index + 1}", new($"P-{index + 1}", ""), [Roles.Approver], [function]));
        return approvers.Concat(plan.People.Select(one => new PersonAdded(one.Person, one.Name, one.Roles, one.Functions)))
            .Aggregate(start, (state, added) => TowerApply.Apply(state, new(state.Version + 1, plan.From, plan.From, Actors.System, added)));
    }

    /// <summary>Nothing is sent there.</summary>
    private const string Outside = "https://outside.invalid/";

    /// <returns>Why it cannot begin, with a pointer into the request; null where it can.</returns>
    public static Refusal? Open(VirtualTower tower, BacktestPlan plan)
    {
        for (var i = 0; i < plan.Protocols.Count; i++)
        {
            if (tower.Do(new PublishProtocol(plan.Protocols[i].Document, plan.Protocols[i].Text), Caller.System).Refusal is { } refusal) return Under($"/protocols/{i}", refusal);
        }
        if (plan.Outcomes.Count > 0) tower.Do(new Effects.SubscribeEndpoint(Outside), Caller.AdministratorKey);
        return plan.Network is { } network && tower.Do(new PutNetwork(network), Caller.AdministratorKey).Refusal is { } unfit ? Under("/network", unfit) : null;
    }

    private static SignalState SignalsOf(SignalState own) => SignalState.Empty with { Precedences = own.Precedences, Sources = own.Sources, Silence = own.Silence, Told = own.Told };

    private static Refusal Under(string pointer, Refusal refusal) => refusal with
    {
        Pointer = pointer + refusal.Pointer,
        Errors = [.. refusal.Errors.Select(error => error with { Pointer = pointer + error.Pointer })],
    };
}
