using ControlTower.Core.Orders.Routing;

namespace ControlTower.Core.Tower.Routing;

/// <summary>A policy to be tried on decisions of the past.</summary>
/// <param name="Document">It need not be kept.</param>
public sealed record TrialQuestion(string Policy, RoutingDocument Document)
{
    /// <summary>Decisions that were made at it or later.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>Decisions that were made before it.</summary>
    public required DateTimeOffset To { get; init; }

    /// <summary>What it takes it takes from whoever comes later; otherwise each decision is made on the stock as it stood.</summary>
    public bool PlayedOn { get; init; }
}

/// <summary>How far a trial has come.</summary>
/// <param name="Done">Facts of the journal that were read.</param>
public readonly record struct TrialStep(long Done, long Total);
