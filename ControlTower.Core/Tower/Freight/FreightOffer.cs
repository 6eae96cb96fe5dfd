using ControlTower.Core.Kernel;

namespace ControlTower.Core.Tower.Freight;

/// <summary>How one carrier would take a consignment over a lane.</summary>
/// <param name="Carrier">Null where the lane names none.</param>
/// <param name="Arrives">Leaving when the lane is next open, with what slows the lane down now.</param>
public sealed record FreightOffer(string? Carrier, string? Service, Money Cost, decimal ChargeableKg, decimal LeadTimeHours, DateTimeOffset Leaves, DateTimeOffset Arrives)
{
    /// <summary>Of the carrier's deliveries so far that were told; null where none was.</summary>
    public decimal? OnTimeShare { get; init; }

    /// <summary>What its lateness has been, spread over all its deliveries; null where none was told.</summary>
    public decimal? MeanHoursLate { get; init; }

    /// <summary><see cref="Cost"/>, and the mean lateness at the price of an hour that was asked for.</summary>
    public required Money ExpectedCost { get; init; }
}

/// <param name="Items">Least expected cost first, then the earlier arrival.</param>
public sealed record FreightOffers(IReadOnlyList<FreightOffer> Items);
