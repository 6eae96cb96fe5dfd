namespace ControlTower.Core.Orders.Sourcing.Problem;

/// <summary>What holds at first, and is dropped in a stated order while units would stay unfilled.</summary>
public enum SoftConstraint
{
    /// <summary>Shipments arrive by <see cref="SourcingOrder.PromisedBy"/>.</summary>
    Promise,

    /// <summary>Sites lie within <see cref="SourcingPolicy.MaxDistanceKm"/>.</summary>
    Distance,

    /// <summary>Only <see cref="SourcingPolicy.PreferredSites"/> ship.</summary>
    PreferredSites,
}

/// <summary>What splitting, lateness, age and leaving units unfilled cost, and what is allowed. Amounts are in the request's currency.</summary>
public sealed record SourcingPolicy
{
    /// <summary>Sites that may ship to one order; null sets no limit.</summary>
    public int? MaxShipmentsPerOrder { get; init; }

    /// <summary>Sites that may ship to an order, its own limit before that of all; null sets none.</summary>
    public int? MostSitesFor(SourcingOrder order) => order.MaxShipments ?? MaxShipmentsPerOrder;

    /// <summary>Whether a line may come from several sites.</summary>
    public bool AllowLineSplit { get; init; } = true;

    /// <summary>Whether an order may be served in part; otherwise it is served whole or not at all.</summary>
    public bool AllowPartial { get; init; } = true;

    /// <summary>For each shipment of an order past the first.</summary>
    public double SplitPenalty { get; init; }

    /// <summary>Taken off for each unit and each whole day since its lot was received.</summary>
    public double AgeCreditPerUnitDay { get; init; }

    /// <summary>For each shipment, by hours (and parts of one) past the promise.</summary>
    public double LatenessPenaltyPerHour { get; init; }

    /// <summary>For each unit, times the share of the site's daily units that is committed.</summary>
    public double BalanceWeight { get; init; }

    public required double UnfilledPenaltyPerUnit { get; init; }

    /// <summary>In the order in which they are dropped, each once.</summary>
    public IReadOnlyList<SoftConstraint> Soft { get; init; } = [];

    /// <summary>Hard, unless <see cref="Soft"/> names it; null sets no limit.</summary>
    public double? MaxDistanceKm { get; init; }

    /// <summary>Constrain only where <see cref="Soft"/> names them.</summary>
    public IReadOnlyList<string> PreferredSites { get; init; } = [];
}
