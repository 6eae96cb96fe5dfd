namespace ControlTower.Core.Tower.Backtest;

/// <summary>How people answer: to every request that it matches, so many hours after that request.</summary>
/// <param name="ApprovalOf">Id of the protocol that asks; <see cref="Any"/> for all.</param>
/// <param name="By">The function that answers, by a person who holds no other.</param>
/// <param name="AfterHours">From 0 to <see cref="MostHours"/>.</param>
/// <param name="Approves">False rejects.</param>
/// <param name="Option">Null takes the first, or the one that others are bound to already.</param>
public sealed record AnswerRule(string ApprovalOf, string By, decimal AfterHours, bool Approves, string? Option)
{
    public const string Any = "*";

    /// <summary>Ten years.</summary>
    public const decimal MostHours = 87_600;

    public bool Matches(string protocol) => ApprovalOf == Any || ApprovalOf == protocol;
}
