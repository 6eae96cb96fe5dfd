using ControlTower.Core.Effects;
using ControlTower.Core.Kernel;
using ControlTower.Core.Network;
using ControlTower.Core.People;
using ControlTower.Core.Protocols;
using ControlTower.Core.Runtime;
using ControlTower.Core.Signals;
using ControlTower.Core.Tower;
using ControlTower.Core.Tower.Backtest;
using ControlTower.Tests.Runtime;
using ControlTower.Web.Jobs;

namespace ControlTower.Tests.Tower.Backtest;

/// <summary>
/// Plays a plan through the running tower: its loop on a clock that is moved by hand, its bells, its background work, signals and
/// people who come by its front door. Knows nothing of how a backtest plays.
/// </summary>
internal sealed class LiveTower : IAsyncDisposable
{
    private readonly BacktestPlan plan;
    private readonly ManualClock clock;
    private readonly MemoryJournal journal = new();
    private readonly TowerLoop loop;
    private readonly List<(DateTimeOffset At, int Order, string Approval, AnswerRule Rule)> answers = [];
    private readonly LiveHands hands;
    private readonly List<TimelineEntry> timeline = [];
    private readonly TimelineTable table = new();
    private readonly IdNumbers numbers = new(TowerState.Empty);
    private readonly Queue<PlannedDeed> deeds;
    private readonly Dictionary<string, string> holders = new(StringComparer.Ordinal);
    private long seen;
    private int order;

    private LiveTower(BacktestPlan plan, TowerRules rules)
    {
        this.plan = plan;
        clock = new(plan.From);
        deeds = new(plan.Deeds.OrderBy(deed => deed.At));
        loop = new(new(rules), (journal, Replay.Catalog), TowerState.Empty, clock, new LoopOptions());
        hands = new(loop, plan.Outcomes, holders);
    }

    public static async Task<IReadOnlyList<TimelineEntry>> PlayAsync(BacktestPlan plan, TowerRules rules)
    {
        await using var live = new LiveTower(plan, rules);
        await live.OpenAsync();
        foreach (var signal in plan.Signals.Where(one => one.Signal!.Time >= plan.From && one.Signal.Time < plan.To).OrderBy(one => one.Signal!.Time))
        {
            await live.WaitUntilAsync(signal.Signal!.Time);
            await live.AskAsync(new TakeSignals([signal], Single: true), Caller.Integration("erp"));
        }
        await live.WaitUntilAsync(plan.To);
        return live.timeline;
    }

    public async ValueTask DisposeAsync()
    {
        await loop.DisposeAsync();
        journal.Dispose();
    }

    private async Task OpenAsync()
    {
        foreach (var (function, index) in PeopleState.Empty.Functions.Keys.Select((function, index) => (function, index)))
        {
            holders[function] = $"P-{index + 1}";
            await AskAsync(new AddPerson($"P-{index + 1}", new($"P-{index + 1}", ""), [Roles.Approver], [function]), Caller.AdministratorKey);
        }
        foreach (var person in plan.People) Assert.True((await AskAsync(person, Caller.AdministratorKey)).Succeeded);
        if (plan.Outcomes.Count > 0) await AskAsync(new SubscribeEndpoint("https://outside.example/hook"), Caller.AdministratorKey);
        foreach (var protocol in plan.Protocols) Assert.True((await AskAsync(new PublishProtocol(protocol.Document, protocol.Text), Caller.System)).Succeeded);
        if (plan.Network is { } network) Assert.True((await AskAsync(new PutNetwork(network), Caller.AdministratorKey)).Succeeded);
    }

    private async Task WaitUntilAsync(DateTimeOffset until)
    {
        while (true)
        {
            var bell = loop.View.NextDue(loop.Core.Rules);
            var answer = answers.Count > 0 ? answers.Min() : default((DateTimeOffset At, int Order, string, AnswerRule)?);
            var deed = deeds.TryPeek(out var next) ? next.At : (DateTimeOffset?)null;
            var outcome = hands.NextDue;
            if (bell <= until && !(answer?.At < bell) && !(deed < bell) && !(outcome < bell))
            {
                Pass(bell.Value);
                await RestAsync();
            }
            else if (outcome <= until && !(answer?.At <= outcome) && !(deed <= outcome))
            {
                Pass(outcome.Value);
                await hands.NextAsync();
                await RestAsync();
            }
            else if (answer is { } given && given.At <= until && !(deed < given.At))
            {
                Pass(given.At);
                answers.Remove(given);
                await AnswerAsync(given.Item3, given.Item4);
            }
            else if (deed <= until)
            {
                Pass(deed.Value);
                await AskAsync(next!.Command, Holder(deeds.Dequeue().By));
            }
            else
            {
                Pass(until);
                return;
            }
        }
    }

    private async Task AnswerAsync(string approval, AnswerRule rule)
    {
        object command = rule.Approves ? new Approve(approval, rule.Option, "yes") : new Reject(approval, "no");
        await AskAsync(command, Holder(rule.By));
    }

    private Caller Holder(string by) => by == PlannedDeed.Administrator ? Caller.AdministratorKey : Caller.Of(holders.GetValueOrDefault(by, by));

    private void Pass(DateTimeOffset at)
    {
        if (at > clock.GetUtcNow()) clock.Pass(at - clock.GetUtcNow());
    }

    private async Task<Result<object>> AskAsync(object body, Caller caller)
    {
        var committed = await loop.SubmitAsync(new(caller, body));
        await RestAsync();
        return committed.Answer;
    }

    /// <summary>Everything that is due now has rung, and the background work is done.</summary>
    private async Task RestAsync()
    {
        do
        {
            do
            {
                do Read();
                while (await hands.DoAsync());
                await new CaseWork(loop).DoAsync(CancellationToken.None);
            }
            while (CaseWork.Waits(loop.View) || journal.Head.Sequence > seen);
            await loop.SubmitAsync(new(Caller.System, new RingTimers()));
        }
        while (CaseWork.Waits(loop.View) || journal.Head.Sequence > seen);
    }

    private void Read()
    {
        foreach (var row in journal.Read(seen, int.MaxValue))
        {
            seen = row.Sequence;
            var fact = Replay.Catalog.Decode(row);
            if (fact.Body is ApprovalRequested { Approval: var approval })
            {
                foreach (var rule in plan.Answers.Where(rule => rule.Matches(approval.Protocol)))
                {
                    answers.Add((approval.RequestedAt.AddTicks((long)(rule.AfterHours * TimeSpan.TicksPerHour)), order++, approval.Id, rule));
                }
            }
            hands.See(fact);
            timeline.AddRange(table.Of(fact, loop.View).Select(entry => entry with { Case = numbers.Of(entry.Case), Run = numbers.Of(entry.Run), Detail = numbers.In(entry.Detail) }));
        }
    }
}
