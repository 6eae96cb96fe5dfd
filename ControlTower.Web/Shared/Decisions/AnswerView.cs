namespace ControlTower.Web.Shared.Decisions;

/// <summary>One function that must agree, and who has.</summary>
/// <param name="By">Who answered; null while nobody has.</param>
public sealed record AnswerView(string Function, string Name, string? By, DateTimeOffset? At, string? Reason)
{
    /// <summary>The reader could answer for it now.</summary>
    public bool Yours { get; init; }

    public string? StandIn { get; init; }

    /// <summary>Who holds the function, while nobody has answered.</summary>
    public IReadOnlyList<string> Holders { get; init; } = [];
}
