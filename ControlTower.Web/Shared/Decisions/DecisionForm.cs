using ControlTower.Core.Kernel;
using ControlTower.Core.Protocols;

namespace ControlTower.Web.Shared.Decisions;

/// <summary>What somebody is about to answer, kept while the question changes under it.</summary>
public sealed class DecisionForm
{
    private bool waited;
    private int given;
    private bool sentAll;

    public string? Option { get; private set; }

    public string Reason { get; set; } = "";

    public string? Error { get; private set; }

    public bool Busy { get; private set; }

    /// <summary>Why the last answer was not taken.</summary>
    public Refusal? Refused { get; private set; }

    /// <summary>What others did to the question while it stood on this screen.</summary>
    public string? News { get; private set; }

    public string? For { get; private set; }

    /// <summary>Takes the newest state of the question in; what was typed stays.</summary>
    public void Follow(DecisionView view)
    {
        if (For != view.Id)
        {
            (For, waited, given, sentAll) = (view.Id, view.Waits, view.Given, false);
            (Option, Reason, Error, Refused, News) = (view.Asked.Option ?? (view.Options.Count > 0 ? view.Options[0].Id : null), "", null, null, null);
            return;
        }
        if (view.Asked.Option is { } bound) Option = bound;
        News = NewsOf(view) ?? News;
        (waited, given) = (view.Waits, view.Given);
    }

    /// <summary>The reason that was being written for a question goes on under the one that took its place.</summary>
    public void GoOnFrom(DecisionForm before)
    {
        if (Reason.Length == 0) (Reason, before.Reason) = (before.Reason, "");
    }

    public void Choose(string option)
    {
        Option = option;
        Error = null;
    }

    /// <summary>Sends the answer; what was typed is cleared only when it was taken.</summary>
    public async Task<bool> AnswerAsync(bool approve, Func<object, Task<Result<Approval>>> send)
    {
        if (Busy || For is null) return false;
        Error = string.IsNullOrWhiteSpace(Reason) ? "Write why; the journal keeps it for those who ask later." : null;
        if (Error is not null) return false;
        (Busy, Refused, sentAll) = (true, null, true);
        try
        {
            var reason = Reason.Trim();
            var answer = await send(approve ? new Approve(For, Option, reason) : new Reject(For, reason));
            Refused = answer.Refusal;
            if (!answer.Succeeded) return false;
            (Reason, News) = ("", null);
            return true;
        }
        finally
        {
            (Busy, sentAll) = (false, false);
        }
    }

    private string? NewsOf(DecisionView view)
    {
        if (sentAll) return null;
        if (waited && !view.Waits && !view.DecidedByReader) return HowItEnded(view);
        if (view.Waits && view.Given > given && view.Answers.Where(one => one.At is not null && one.By != "you").MaxBy(one => one.At) is { } last)
        {
            return $"{last.By} {(last.Refused ? "declined" : "approved")} for {last.Name} while you had this open.";
        }
        return null;
    }

    private static string HowItEnded(DecisionView view) => view.Asked.Status switch
    {
        ApprovalStatus.Approved => $"{Capital(view.DecidedBy)} approved option {view.Asked.Option} while you had this open.",
        ApprovalStatus.Rejected => $"{Capital(view.DecidedBy)} declined while you had this open.",
        ApprovalStatus.TimedOut => "The window ended while you had this open.",
        _ => $"The question became void while you had this open: {view.Asked.Reason}.",
    };

    private static string Capital(string? name) => name is { Length: > 0 } ? char.ToUpperInvariant(name[0]) + name[1..] : "Somebody";
}
