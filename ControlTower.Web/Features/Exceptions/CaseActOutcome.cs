using ControlTower.Core.Kernel;

namespace ControlTower.Web.Features.Exceptions;

/// <summary>What became of an action on several cases: each is taken or refused on its own.</summary>
public sealed record CaseActOutcome(IReadOnlyList<string> Done, IReadOnlyList<(string Case, Refusal Why)> Refused)
{
    private const int Named = 3;

    /// <summary>The cases that it was done to, by id where they are few.</summary>
    public string Subject => Names(Done);

    public string RefusedSubject => Names([.. Refused.Select(one => one.Case)]);

    private static string Names(IReadOnlyList<string> ids) => ids.Count <= Named ? string.Join(", ", ids) : $"{ids.Count} cases";
}
