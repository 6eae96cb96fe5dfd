using ControlTower.Core.Orders.Cartons;
using ControlTower.Core.Orders.Sourcing.Problem;

namespace ControlTower.Core.Orders.Routing;

/// <summary>What the tower weighs when it looks for sites for its own orders. Amounts are in the currency of the tower, not below 0.</summary>
public sealed record SourcingTerms
{
    /// <summary>Sites that an order may leave over its whole life, whatever is looked for anew; null sets no limit.</summary>
    public int? MaxShipmentsPerOrder { get; init; }

    /// <summary>Whether a line may come from several sites.</summary>
    public bool AllowLineSplit { get; init; } = true;

    /// <summary>Whether a part may be set aside while the rest waits; otherwise all that waits of the order, or nothing.</summary>
    public bool AllowPartial { get; init; } = true;

    /// <summary>For each site that an order leaves beyond the first.</summary>
    public decimal SplitPenalty { get; init; } = 5;

    /// <summary>Taken off for each unit and whole day since its lot was received.</summary>
    public decimal AgeCreditPerUnitDay { get; init; }

    /// <summary>For each shipment and hour past the promise; null: what the order itself is worth by the hour.</summary>
    public decimal? LatenessPenaltyPerHour { get; init; }

    /// <summary>For each unit, times the share of a day's work that the site has promised already.</summary>
    public decimal BalanceWeight { get; init; } = 0.1m;

    /// <summary>Sites that are farther away do not serve; null sets no limit, and so does a place that is not known.</summary>
    public decimal? MaxDistanceKm { get; init; }

    /// <summary>Serve before others, where <see cref="Soft"/> names them.</summary>
    public IReadOnlyList<string> PreferredSites { get; init; } = [];

    /// <summary>What speaks against a site as long as others can serve, and is dropped then. Distance is hard where it is not named; the other two say nothing.</summary>
    public IReadOnlyList<SoftConstraint> Soft { get; init; } = [];

    /// <summary>What expires has to keep so long after it arrived.</summary>
    public decimal KeepsHours { get; init; }

    /// <summary>The share of a day's work that a site may have promised before orders go elsewhere, as long as somebody else can serve them; 0 to 1.</summary>
    public decimal ThrottleShare { get; init; } = 1;

    /// <summary>An order leaves from several sites only where it arrives so many hours sooner than from fewer that serve as much; null asks for none.</summary>
    public decimal? SplitSavesHours { get; init; }

    /// <summary>And only where carriage and handling cost no more than this beyond what fewer sites cost; null sets no limit.</summary>
    public decimal? SplitCostsAtMost { get; init; }

    /// <summary>For a tonne of CO₂ equivalent; null where carbon is not priced.</summary>
    public decimal? CarbonPricePerTonne { get; init; }

    /// <summary>CO₂ equivalent of carrying a tonne over a kilometre of great circle, in grams; told where carbon is priced.</summary>
    public decimal? CarbonGramsPerTonneKm { get; init; }

    /// <summary>What goods are packed in, at most ten types; null where cartons cost nothing.</summary>
    public IReadOnlyList<CartonType>? Cartons { get; init; }

    /// <summary>Where no policy fits.</summary>
    public static SourcingTerms Standard { get; } = new();
}
