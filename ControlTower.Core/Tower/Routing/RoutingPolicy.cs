namespace ControlTower.Core.Tower.Routing;

/// <summary>What the tower weighs when it looks for sites for its own orders. Amounts are in the currency of the tower, not below 0.</summary>
public sealed record RoutingPolicy
{
    public static RoutingPolicy Standard { get; } = new();

    /// <summary>Kept with every decision.</summary>
    public string Name { get; init; } = "standard";

    /// <summary>Sites that one decision may add to an order; null sets no limit.</summary>
    public int? MaxShipmentsPerOrder { get; init; }

    /// <summary>Whether a line may come from several sites.</summary>
    public bool AllowLineSplit { get; init; } = true;

    /// <summary>For each site that an order leaves beyond the first.</summary>
    public decimal SplitPenalty { get; init; } = 5;

    /// <summary>Taken off for each unit and whole day since its lot was received.</summary>
    public decimal AgeCreditPerUnitDay { get; init; }

    /// <summary>For each unit, times the share of a day's work that the site has promised already.</summary>
    public decimal BalanceWeight { get; init; } = 0.1m;

    /// <summary>Sites that are farther away do not serve; null sets no limit, and so does a place that is not known.</summary>
    public decimal? MaxDistanceKm { get; init; }

    /// <summary>What expires has to keep so long after it arrived.</summary>
    public decimal KeepsHours { get; init; }

    /// <summary>The share of a day's work that a site may have promised before orders go elsewhere, as long as somebody else can serve them.</summary>
    public decimal ThrottleShare { get; init; } = 1;
}
