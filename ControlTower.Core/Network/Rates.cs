namespace ControlTower.Core.Network;

/// <param name="DimensionalDivisor">Cubic centimetres that are charged as a kilogram, such as 5,000; null where volume is not charged.</param>
public sealed record CarrierEntry(string Id, string Name, decimal? DimensionalDivisor = null);

/// <summary>What a carrier asks for a shipment on a lane. Amounts are in the currency of the tower.</summary>
/// <param name="Service">The carrier's name for it, such as "express"; null where it has only one.</param>
public sealed record RateEntry(string Carrier, string? Service = null)
{
    public decimal? Fixed { get; init; }

    /// <summary>Below the first weight break.</summary>
    public decimal? PerKg { get; init; }

    public decimal? PerUnit { get; init; }

    /// <summary>The least that is charged.</summary>
    public decimal? Minimum { get; init; }

    /// <summary>In rising order of weight.</summary>
    public IReadOnlyList<WeightBreak>? Breaks { get; init; }

    /// <summary>Door to door; null where it takes as long as the lane.</summary>
    public decimal? LeadTimeHours { get; init; }
}

/// <summary>From this weight on, all of a shipment is charged at this price a kilogram.</summary>
public sealed record WeightBreak(decimal FromKg, decimal PerKg);
