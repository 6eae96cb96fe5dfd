using ControlTower.Core.Journal;
using ControlTower.Core.Kernel;
using ControlTower.Core.Protocols;
using ControlTower.Core.Tower.Backtest;

namespace ControlTower.Core.Runtime.Past;

/// <summary>How each function answered each protocol: mostly yes or no, and after how long.</summary>
internal sealed class AnswerHabits
{
    private readonly Dictionary<string, (string Protocol, DateTimeOffset At)> asked = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, Answers> answers = new(StringComparer.Ordinal);

    public IReadOnlyList<AnswerRule> Rules => [.. answers.Values.Select(one => one.ToRule())];

    public void Add(Fact fact)
    {
        switch (fact.Body)
        {
            case ApprovalRequested { Approval: var approval }:
                asked[approval.Id] = (approval.Protocol, approval.RequestedAt);
                break;
            case ApprovalAnswered one when one.StandIn != Actors.AdministratorKey:
                Note(fact, one.Approval, (one.StandIn ?? one.Function, true));
                break;
            case ApprovalRejected one:
                Note(fact, one.Approval, (one.Function, false));
                break;
        }
    }

    private void Note(Fact fact, string approval, (string By, bool Approves) how)
    {
        if (!asked.TryGetValue(approval, out var question)) return;
        var key = Keys.Of(question.Protocol, how.By);
        if (!answers.TryGetValue(key, out var known)) answers[key] = known = new(question.Protocol, how.By);
        (how.Approves ? known.Yes : known.No).Add((fact.RecordedAt - question.At).Ticks / (decimal)TimeSpan.TicksPerHour);
    }

    private sealed record Answers(string Protocol, string By)
    {
        public List<decimal> Yes { get; } = [];

        public List<decimal> No { get; } = [];

        /// <summary>The median of what it mostly did; where both are as many, it agrees.</summary>
        public AnswerRule ToRule()
        {
            var approves = Yes.Count >= No.Count;
            var hours = (approves ? Yes : No).Order().ToList();
            return new(Protocol, By, Math.Min(decimal.Round(hours[(hours.Count - 1) / 2], 4), AnswerRule.MostHours), approves, null);
        }
    }
}
