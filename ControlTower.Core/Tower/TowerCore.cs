using System.Text.Json;
using ControlTower.Core.Effects;
using ControlTower.Core.Exceptions;
using ControlTower.Core.Finance;
using ControlTower.Core.Journal;
using ControlTower.Core.Kernel;
using ControlTower.Core.Kernel.Json;
using ControlTower.Core.Network;
using ControlTower.Core.Orders;
using ControlTower.Core.Orders.Outward;
using ControlTower.Core.Orders.Routing;
using ControlTower.Core.People;
using ControlTower.Core.Planning;
using ControlTower.Core.Protocols;
using ControlTower.Core.Signals;
using ControlTower.Core.Tower.Finance;
using ControlTower.Core.Tower.Fulfilment;
using ControlTower.Core.Tower.History;
using ControlTower.Core.Tower.News;
using ControlTower.Core.Tower.Outward;
using ControlTower.Core.Tower.Publishing;
using ControlTower.Core.Tower.Routine;
using ControlTower.Core.Tower.Routing;
using ControlTower.Core.Tower.Runs;

namespace ControlTower.Core.Tower;

/// <summary>What a command came to.</summary>
/// <param name="Facts">Empty where it was refused or changed nothing.</param>
/// <param name="State">After the facts; the state before where there are none.</param>
/// <param name="Answer">What the caller is told.</param>
public sealed record Decision(IReadOnlyList<Fact> Facts, TowerState State, Result<object> Answer);

/// <summary>decide(state, command, now) → facts and answer. Reads no clock, no chance, no store.</summary>
public sealed class TowerCore(TowerRules rules)
{
    internal const string Beyond = "its figures add up to more than can be reckoned with";

    public TowerRules Rules { get; } = rules;

    /// <param name="now">Not earlier than <see cref="TowerState.RecordedAt"/>.</param>
    public Decision Decide(TowerState state, Command command, DateTimeOffset now)
    {
        if (command.Key is { } key && state.Answers.TryFind(Keys.Of(command.Caller.Actor, key), out var known))
        {
            return new([], state, Repeated(known!, command));
        }
        var turn = new Turn(state, command.Caller, now, Rules);
        Result<object> answer = Refusal.Invalid($"It is too large: {Beyond}.");
        turn.TryPart(() =>
        {
            answer = Dispatch(turn, command.Body);
            OverdueNews.Follow(turn, (0, state), null);
            Unserved.Follow(turn);
            Backlog.Follow(turn, 0);
            StockWatch.Follow(turn, (0, state));
            RoutineStock.Follow(turn, (0, state));
            RoutineCases.Follow(turn, 0);
            FinanceFlow.Follow(turn, state);
            OutwardFlow.Follow(turn);
            Measuring.Follow(turn);
            ShadowOutcomes.Follow(turn);
        });
        if (!answer.Succeeded) return new([], state, answer);
        if (command.Key is { } newKey) turn.Record(new CommandAnswered(command.Caller.Actor, newKey, command.Digest ?? "", JsonSerializer.Serialize(answer.Value, CanonicalJson.Options)));
        return new(turn.Facts, turn.State, answer);
    }

    private static Result<object> Repeated(KeyedAnswer known, Command command) => known.Digest == (command.Digest ?? "")
        ? JsonDocument.Parse(known.Answer).RootElement
        : new Refusal(RefusalKind.Unprocessable, $"The key '{command.Key}' was used before for another request.");

    private static Result<object> Dispatch(Turn turn, object command) => command switch
    {
        TakeSignals take => SignalIntake.Take(turn, take),
        ReplayRejected replay => SignalIntake.Replay(turn, replay),
        DiscardRejected discard => SignalIntake.Discard(turn, discard),
        ExpectSource expect => SignalIntake.Expect(turn, expect),
        SetPrecedence set => SignalIntake.Set(turn, set),
        PutSignalMapping put => SignalMappingPutting.Put(turn, put),
        PutNetwork put => NetworkPutting.Put(turn, put),
        ScheduleSite schedule => Scheduling.Schedule(turn, schedule),
        ScheduleLane schedule => Scheduling.Schedule(turn, schedule),
        ImportOrders import => OrderHistory.Import(turn, import),
        ImportDemand import => OrderHistory.Import(turn, import),
        ImportDeliveries import => DeliveryHistory.Import(turn, import),
        PlaceOrder place => Carrying.Place(turn, place),
        MoveOrder move => Carrying.Move(turn, move),
        PutRoutingPolicy or PublishRoutingPolicy or RetireRoutingPolicy => RoutingPolicies.Handle(turn, command),
        MakePromise make => PromiseKeeping.Make(turn, make),
        ResourceOrders resource => Unserved.Resource(turn, resource),
        AdvanceOrder advance => OrderPlacing.Advance(turn, advance),
        PutFinanceTerms or PutVatRates => FinanceSettings.Handle(turn, command),
        ApproveInvoice or DisputeInvoice or ReleaseInvoice or RejectInvoice => InvoiceDeciding.Handle(turn, command),
        RunPayments run => PaymentRun.Run(turn, run),
        PutOutwardTerms put => OutwardSettings.Put(turn, put),
        PublishMessage or ResetMessage => MessagePublishing.Handle(turn, command),
        SetKpiTarget set => KpiTargets.Set(turn, set),
        JudgeKpi judge => KpiTargets.Judge(turn, judge),
        StartDemo or SetDemoSpeed => DemoHandling.Handle(turn, command),
        AcknowledgeCase or AssignCase or NoteCase or ShelveCase or UnshelveCase or ResolveCase or ReopenCase => CaseHandling.Handle(turn, command),
        RecordImpact impact => CaseToRun.RecordImpact(turn, impact),
        RecordOptions options => RunToAction.RecordOptions(turn, options),
        RecordShadow shadow => ShadowRuns.Record(turn, shadow),
        PromoteShadow or EndShadow => ShadowPublishing.Handle(turn, command),
        PublishProtocol or DraftProtocol or PublishDraft or EndPublish => ProtocolPublishing.Handle(turn, command),
        Approve approve => Approving.Approve(turn, approve),
        Reject reject => Approving.Reject(turn, reject),
        WithdrawAnswer withdraw => Withdrawing.Answer(turn, withdraw),
        WithdrawQuestion withdraw => Withdrawing.Question(turn, withdraw),
        ResetBreaker reset => Breaking.Reset(turn, reset),
        MarkStepDone or NoteStep or BlockStep or FailStep or RetryStep or GiveUpStep => StepDesk.Handle(turn, command),
        SubscribeEndpoint or RemoveEndpoint or ReportEffect or ReplayEffect or HoldEffects or ReleaseEffects => EffectHandling.Handle(turn, command),
        AddPerson or ChangePerson or ForgetPerson or IssueKey or RevokeKey or AddFunction or NoteSignIn => PeopleHandling.Handle(turn, command),
        SaveView or RenameView or RemoveView => ViewKeeping.Handle(turn, command),
        GiveDelegation give => Delegating.Give(turn, give),
        EndDelegation end => Delegating.End(turn, end),
        RingTimers => Timers.Ring(turn),
        NoteClockJump jump => Timers.NoteClockJump(turn, jump),
        _ => throw new InvalidOperationException($"Nothing decides {command.GetType().Name}."),
    };
}

/// <summary>The answer of commands that have nothing to tell.</summary>
public sealed record Done
{
    public static Done Well { get; } = new();
}
