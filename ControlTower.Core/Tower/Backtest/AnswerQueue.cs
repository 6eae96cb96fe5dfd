using ControlTower.Core.Protocols;

namespace ControlTower.Core.Tower.Backtest;

/// <summary>Answers on their way, in order of time; those of one time in the order of the requests, and of one request in the order given.</summary>
/// <param name="otherwise">How requests are answered for which none of the rules is meant.</param>
internal sealed class AnswerQueue(IReadOnlyList<AnswerRule> rules, IReadOnlyList<AnswerRule> otherwise)
{
    private readonly PriorityQueue<PlannedAnswer, (DateTimeOffset DueAt, long Order)> waiting = new();
    private long order;

    /// <summary>Requests for which no answer was given.</summary>
    public int WithoutAnswer { get; private set; }

    public DateTimeOffset? NextDue => waiting.TryPeek(out var next, out _) ? next.DueAt : null;

    public void Ask(Approval approval)
    {
        var meant = rules.Where(rule => rule.Matches(approval.Protocol)).ToList();
        if (meant.Count == 0) WithoutAnswer++;
        foreach (var rule in meant.Count > 0 ? meant : otherwise.Where(rule => rule.Matches(approval.Protocol)))
        {
            var due = approval.RequestedAt.AddTicks((long)(rule.AfterHours * TimeSpan.TicksPerHour));
            waiting.Enqueue(new(approval.Id, rule, due), (due, order++));
        }
    }

    public PlannedAnswer Take() => waiting.Dequeue();
}
