using ControlTower.Core.Kernel;
using ControlTower.Core.Protocols;

namespace ControlTower.Core.Tower.Routing;

/// <summary>Whose orders are looked at again: those that a site serves, or that it serves over one lane.</summary>
/// <param name="To">Where the lane ends; null for all that the site serves.</param>
public sealed record ResourceScope(string Site, string? To = null)
{
    /// <summary>It may not serve them any more, though no rule forbids it.</summary>
    public bool Avoid { get; init; }

    public override string ToString() => To is null ? Site : $"{Site} → {To}";
}

/// <summary>Where units that nobody has picked are to be served from instead, decided for all orders together. Nothing is moved by it.</summary>
/// <param name="Orders">In the order in which they are served: priority, promise, time placed.</param>
public sealed record ResourcePlan(ResourceScope Scope, IReadOnlyList<ResourcedOrder> Orders)
{
    public required Money CostBefore { get; init; }

    public required Money CostAfter { get; init; }

    /// <summary>As the engine reckons, with what it charges for units that nobody else can serve; no plan costs less than the bound.</summary>
    public double Cost { get; init; }

    public double LowerBound { get; init; }

    /// <summary>At most so much above the joint optimum, as a share of what serving the orders costs; null where that is nothing.</summary>
    public decimal? OverBound => CostAfter.Micros <= 0 ? null : decimal.Round((decimal)Math.Clamp((Cost - LowerBound) / (double)CostAfter.Amount, 0, 1_000_000), 6);

    /// <summary>Touched orders beyond those that are decided at once.</summary>
    public int Beyond { get; init; }
}

/// <param name="ArrivesBefore">As things stand; null where nobody knows.</param>
/// <param name="Arrives">The last of what is moved or stays; null where nobody knows.</param>
/// <param name="Unsaved">Units that nobody else can serve: they stay where they are.</param>
public sealed record ResourcedOrder(string Id, DateTimeOffset? PromisedBy, DateTimeOffset? ArrivesBefore, DateTimeOffset? Arrives, Quantity Unsaved)
{
    /// <summary>What is to be served from elsewhere.</summary>
    public IReadOnlyList<PlannedServing> Servings { get; init; } = [];

    public required Money CostBefore { get; init; }

    public required Money CostAfter { get; init; }
}

/// <summary>Carries out a plan: all of it in one commit.</summary>
public sealed record ResourceOrders(ResourcePlan Plan)
{
    public string? Reason { get; init; }
}

/// <param name="Moved">Orders of which something is served from elsewhere now.</param>
/// <param name="Unsaved">Orders of which something is not.</param>
/// <param name="Stale">Of the plan, so many changed before it could be carried out.</param>
public sealed record ResourceDone(ResourcePlan Plan, int Moved, int Unsaved, int Stale)
{
    /// <summary>The case of what could not be saved.</summary>
    public string? Case { get; init; }
}
