using ControlTower.Core.Exceptions;
using ControlTower.Core.Kernel;

namespace ControlTower.Web.Features.Exceptions;

/// <summary>Hands what a person does to the tower, case by case, and remembers how it is taken back.</summary>
public sealed class CaseDesk(Func<object, Task<Result<ExceptionCase>>> send)
{
    private const string AcknowledgementStays = "An acknowledgement cannot be undone: the journal says who saw it and when. Assign or shelve the case instead.";
    private const string NoteStays = "A note cannot be undone: others may have read it. Write another that corrects it.";

    /// <summary>Takes the last action back; null where that cannot be done.</summary>
    public Func<Task<CaseActOutcome>>? Undo { get; private set; }

    /// <summary>Why the last action stays; null where it can be taken back or nothing was done.</summary>
    public string? WhyNoUndo { get; private set; }

    public Task<CaseActOutcome> AcknowledgeAsync(IReadOnlyList<ExceptionCase> cases) => DoAsync(cases, one => new AcknowledgeCase(one.Id), (null, AcknowledgementStays));

    public Task<CaseActOutcome> AssignAsync(IReadOnlyList<ExceptionCase> cases, string? owner) =>
        DoAsync(cases, one => new AssignCase(one.Id, owner), (one => new AssignCase(one.Id, one.Owner), null));

    public Task<CaseActOutcome> ShelveAsync(IReadOnlyList<ExceptionCase> cases, DateTimeOffset until, string reason) =>
        DoAsync(cases, one => new ShelveCase(one.Id, until, reason), (one => new UnshelveCase(one.Id), null));

    public Task<CaseActOutcome> UnshelveAsync(IReadOnlyList<ExceptionCase> cases) =>
        DoAsync(cases, one => new UnshelveCase(one.Id), (one => new ShelveCase(one.Id, one.ShelvedUntil!.Value, "put back on the shelf"), null));

    public Task<CaseActOutcome> NoteAsync(IReadOnlyList<ExceptionCase> cases, string text) => DoAsync(cases, one => new NoteCase(one.Id, text), (null, NoteStays));

    public Task<CaseActOutcome> ResolveAsync(IReadOnlyList<ExceptionCase> cases, string reason) =>
        DoAsync(cases, one => new ResolveCase(one.Id, reason), (one => new ReopenCase(one.Id, "resolved by mistake"), null));

    public Task<CaseActOutcome> ReopenAsync(IReadOnlyList<ExceptionCase> cases, string reason) =>
        DoAsync(cases, one => new ReopenCase(one.Id, reason), (one => new ResolveCase(one.Id, "opened again by mistake"), null));

    private async Task<CaseActOutcome> DoAsync(IReadOnlyList<ExceptionCase> cases, Func<ExceptionCase, object> command, (Func<ExceptionCase, object>? Back, string? Stays) after)
    {
        var outcome = await SendAsync(cases, command);
        if (outcome.Done.Count == 0) return outcome;
        var done = cases.Where(one => outcome.Done.Contains(one.Id)).ToList();
        WhyNoUndo = after.Stays;
        Undo = after.Back is { } back ? () => BackAsync(done, back) : null;
        return outcome;
    }

    private Task<CaseActOutcome> BackAsync(IReadOnlyList<ExceptionCase> done, Func<ExceptionCase, object> back)
    {
        (Undo, WhyNoUndo) = (null, null);
        return SendAsync(done, back);
    }

    private async Task<CaseActOutcome> SendAsync(IReadOnlyList<ExceptionCase> cases, Func<ExceptionCase, object> command)
    {
        var done = new List<string>();
        var refused = new List<(string, Refusal)>();
        foreach (var one in cases)
        {
            var answer = await send(command(one));
            if (answer.Succeeded) done.Add(one.Id);
            else refused.Add((one.Id, answer.Refusal));
        }
        return new(done, refused);
    }
}
