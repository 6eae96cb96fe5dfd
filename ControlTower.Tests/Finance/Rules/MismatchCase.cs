using ControlTower.Core.Finance;

namespace ControlTower.Tests.Finance.Rules;

/// <summary>One thing that goes wrong, told as a planner would tell it, and what the match has to say.</summary>
/// <param name="Story">What happened.</param>
/// <param name="Arrange">Makes it happen.</param>
/// <param name="Expected">The figure that was expected, as told.</param>
/// <param name="Found">The figure that was found, as told.</param>
/// <param name="AtRisk">In euros; null where no amount is at stake.</param>
public sealed record MismatchCase(MismatchKind Kind, string Story, Action<object> Arrange, string? Expected, string? Found, decimal? AtRisk)
{
    /// <summary>What the same story has to bring as well, since it is wrong in more than one way.</summary>
    public IReadOnlyList<MismatchKind> Also { get; init; } = [];
}
