using ControlTower.Core.Orders.Sourcing.Problem;

namespace ControlTower.Core.Orders.Routing;

/// <summary>What splitting, lateness, age and leaving units unfilled cost, and what is allowed, in the tower's currency: <see cref="SourcingPolicy"/> as it is put and kept.</summary>
public sealed record SourcingTerms
{
    /// <summary>Sites that may ship to one order; null sets no limit.</summary>
    public int? MaxShipmentsPerOrder { get; init; }

    public bool AllowLineSplit { get; init; } = true;

    public bool AllowPartial { get; init; } = true;

    /// <summary>For each shipment of an order past the first.</summary>
    public decimal SplitPenalty { get; init; }

    public decimal AgeCreditPerUnitDay { get; init; }

    public decimal LatenessPenaltyPerHour { get; init; }

    public decimal BalanceWeight { get; init; }

    /// <summary>Null: so much that no unit is left for the sake of what it costs to ship.</summary>
    public decimal? UnfilledPenaltyPerUnit { get; init; }

    public IReadOnlyList<SoftConstraint> Soft { get; init; } = [];

    public decimal? MaxDistanceKm { get; init; }

    public IReadOnlyList<string> PreferredSites { get; init; } = [];

    /// <summary>Where no policy fits: whole lines and parts of them from where they cost least.</summary>
    public static SourcingTerms Standard { get; } = new();
}
