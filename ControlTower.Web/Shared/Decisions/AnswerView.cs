namespace ControlTower.Web.Shared.Decisions;

/// <summary>One function that must agree, and who has.</summary>
/// <param name="By">Who answered; null while nobody has.</param>
public sealed record AnswerView(string Function, string Name, string? By, DateTimeOffset? At, string? Reason)
{
    /// <summary>The reader could answer for it now.</summary>
    public bool Yours { get; init; }

    public string? StandIn { get; init; }

    /// <summary>In whose name a delegate answered.</summary>
    public string? OnBehalfOf { get; init; }

    /// <summary>Answered no, and the others may still agree.</summary>
    public bool Refused { get; init; }

    /// <summary>Nobody asked it yet: another comes first.</summary>
    public bool Later { get; init; }

    /// <summary>What sets its voice apart: a veto, a weight, or that it must agree. Null where nothing does.</summary>
    public string? Voice { get; init; }

    /// <summary>Who holds the function, while nobody has answered.</summary>
    public IReadOnlyList<string> Holders { get; init; } = [];
}
