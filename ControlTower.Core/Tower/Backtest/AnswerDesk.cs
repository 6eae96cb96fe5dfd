using ControlTower.Core.Protocols;

namespace ControlTower.Core.Tower.Backtest;

/// <summary>Gives the answers that are due, and keeps those that the tower did not take.</summary>
internal sealed class AnswerDesk(IReadOnlyList<AnswerRule> rules, IReadOnlyList<AnswerRule> otherwise, IEnumerable<PlannedDeed> deeds)
{
    private const string Reason = "answered in the backtest";

    private readonly AnswerQueue queue = new(rules, otherwise);
    private readonly Queue<PlannedDeed> waiting = new(deeds.OrderBy(deed => deed.At));
    private readonly List<AnswerNotTaken> firstNotTaken = [];

    public DateTimeOffset? NextDue => NextDeed is { } deed && !(queue.NextDue <= deed) ? deed : queue.NextDue;

    public int WithoutAnswer => queue.WithoutAnswer;

    public int NotTaken { get; private set; }

    public int TooLate { get; private set; }

    public IReadOnlyList<AnswerNotTaken> FirstNotTaken => firstNotTaken;

    public void Ask(Approval approval) => queue.Ask(approval);

    private DateTimeOffset? NextDeed => waiting.TryPeek(out var next) ? next.At : null;

    /// <summary>The next one, at the tower's time: as the live tower would take it then.</summary>
    public void AnswerNext(VirtualTower tower, IdNumbers numbers)
    {
        if (NextDue is { } due && due != queue.NextDue)
        {
            DoNext(tower, numbers);
            return;
        }
        var (approval, rule, _) = queue.Take();
        if (tower.State.Protocols.Approvals.Find(approval) is not { Status: ApprovalStatus.Waiting })
        {
            TooLate++;
            return;
        }
        var answer = tower.HolderOf(rule.By) is not { } person ? Kernel.Refusal.NotFound($"The function {rule.By}")
            : rule.Approves ? tower.Do(new Approve(approval, rule.Option, Reason), person)
            : tower.Do(new Reject(approval, Reason), person);
        if (answer.Refusal is { } refusal) Note(new(tower.Now, numbers.In(approval), rule.By, numbers.In(refusal.Message)));
    }

    private void DoNext(VirtualTower tower, IdNumbers numbers)
    {
        var deed = waiting.Dequeue();
        var answer = tower.HolderOf(deed.By) is { } caller ? tower.Do(deed.Command, caller) : Kernel.Refusal.NotFound(deed.By);
        if (answer.Refusal is { } refusal) Note(new(tower.Now, "", deed.By, numbers.In(refusal.Message)));
    }

    private void Note(AnswerNotTaken notTaken)
    {
        NotTaken++;
        if (firstNotTaken.Count < AnswerFigures.Kept) firstNotTaken.Add(notTaken);
    }
}
