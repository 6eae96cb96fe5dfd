using ControlTower.Core.Kernel;
using ControlTower.Core.Orders.Lifecycle;
using ControlTower.Core.Tower.Routing;

namespace ControlTower.Web.Api;

/// <summary>An order as the tower would serve it, and as it would after the changes.</summary>
/// <param name="Order">Of the tower; "basket" where it is none.</param>
/// <param name="Sites">Those that could have a part in it, as they are.</param>
public sealed record BenchShape(string Order, BenchSideShape Before, BenchSideShape After, IReadOnlyList<BenchSite> Sites)
{
    public static BenchShape Of(BenchAnswer answer) => new(answer.Order.Id, BenchSideShape.Of(answer.Before), BenchSideShape.Of(answer.After), answer.Sites);
}

/// <param name="Policy">Null where the standard terms hold.</param>
/// <param name="Cost">Null where nothing is served.</param>
/// <param name="Left">Units that no site serves.</param>
public sealed record BenchSideShape(string? Policy, int? Version, Money? Cost, DateTimeOffset? Arrives, Quantity Units, Quantity Left)
{
    public IReadOnlyList<SourcingPart> Shipments { get; init; } = [];

    public IReadOnlyList<BenchUnits> Served { get; init; } = [];

    /// <summary>What held at first and was dropped, since units would have waited otherwise.</summary>
    public IReadOnlyList<string> Dropped { get; init; } = [];

    /// <summary>Without the site that serves most of it.</summary>
    public SourcingNote? RunnerUp { get; init; }

    public double LowerBound { get; init; }

    public bool Proven { get; init; }

    public IReadOnlyList<WhyOfLine> Lines { get; init; } = [];

    public static BenchSideShape Of(BenchSide side) => new(side.Policy.Policy, side.Policy.Version, side.Why.Note?.Cost, side.Arrives, side.Units, side.Left)
    {
        Shipments = side.Why.Note?.Shipments ?? [],
        Served = side.Served,
        Dropped = side.Why.Note?.Dropped ?? [],
        RunnerUp = side.Why.RunnerUp,
        LowerBound = SourcingShape.Amount(side.Why.LowerBound),
        Proven = side.Why.Proven,
        Lines = [.. side.Why.Lines.Select(line => line with { Margin = line.Margin is { } margin ? SourcingShape.Amount(margin) : null })],
    };
}
