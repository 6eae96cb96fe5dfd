using ControlTower.Core.Kernel;
using ControlTower.Core.Tower;
using ControlTower.Core.Tower.Routing;

namespace ControlTower.Web.Features.Orders.Bench;

/// <summary>
/// Tries what is asked on one state of the tower, and stays on it until a newer one is asked for: a choice that moves has moved because of a change that was made here.
/// </summary>
/// <param name="when">An instant as its reader reads it.</param>
public sealed class BenchDesk(TowerRules rules, Func<DateTimeOffset, string> when)
{
    private BenchAsk? tried;

    public TowerState State { get; private set; } = TowerState.Empty;

    public BenchAsk Ask { get; private set; } = new();

    public BenchView? View { get; private set; }

    /// <summary>Why nothing can be shown; what was shown last is gone.</summary>
    public Refusal? Refused { get; private set; }

    /// <summary>When it is decided.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>Tries it, unless it is what is shown.</summary>
    public void Try(BenchAsk ask)
    {
        if (tried is not null && tried.Url() == ask.Url()) return;
        (tried, Ask) = (ask, ask);
        (View, Refused) = (null, null);
        if (ask.Nothing) return;
        var question = ask.Question(At);
        if (!question.Succeeded)
        {
            Refused = question.Refusal;
            return;
        }
        var answer = SourcingBench.Try(State, question.Value, rules);
        if (answer.Succeeded) View = BenchView.Of(State, ask, answer.Value, when);
        else Refused = answer.Refusal;
    }

    /// <summary>What is tried, as a call can ask it on any tower.</summary>
    public Result<BenchRequest> Request()
    {
        var question = Ask.Question(At);
        return question.Succeeded ? SourcingBench.Request(State, question.Value, rules) : question.Refusal;
    }

    /// <summary>Tries the same on another state.</summary>
    public void Stand(TowerState state, DateTimeOffset now)
    {
        (State, At) = (state, now);
        var again = tried;
        tried = null;
        if (again is not null) Try(again);
    }
}
