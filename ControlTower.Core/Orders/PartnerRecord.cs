using System.Text.Json.Serialization;
using ControlTower.Core.Kernel;

namespace ControlTower.Core.Orders;

/// <summary>What a supplier or carrier promised and did, as far back as it is remembered.</summary>
public sealed record PartnerRecord
{
    /// <summary>So many of each are remembered, the newest.</summary>
    public const int Kept = 50;

    public static PartnerRecord Empty { get; } = new();

    /// <summary>In the order in which the tower learned of them.</summary>
    public IReadOnlyList<DeliveryMark> Deliveries { get; init; } = [];

    /// <summary>In the order in which the tower learned of them, the last word for each purchase order.</summary>
    public IReadOnlyList<ConfirmationMark> Confirmations { get; init; } = [];

    public DateTimeOffset? LastHeardAt { get; init; }

    public PartnerRecord Heard(DateTimeOffset at) => LastHeardAt >= at ? this : this with { LastHeardAt = at };

    public PartnerRecord With(DeliveryMark mark) => this with { Deliveries = [.. Deliveries.Append(mark).TakeLast(Kept)] };

    public PartnerRecord With(ConfirmationMark mark) => this with
    {
        Confirmations = [.. Confirmations.Where(known => known.PurchaseOrder != mark.PurchaseOrder).Append(mark).TakeLast(Kept)],
    };
}

/// <param name="Received">Item by item no more than ordered.</param>
public sealed record DeliveryMark(string Movement, DateTimeOffset PromisedAt, DateTimeOffset ArrivedAt, Quantity Ordered, Quantity Received)
{
    /// <summary>No later than the promised calendar day in UTC.</summary>
    [JsonIgnore]
    public bool OnTime => ArrivedAt.UtcDateTime.Date <= PromisedAt.UtcDateTime.Date;

    [JsonIgnore]
    public bool InFull => Received >= Ordered;
}

/// <param name="For">The arrival that was confirmed.</param>
public sealed record ConfirmationMark(string PurchaseOrder, DateTimeOffset PromisedAt, DateTimeOffset For, Quantity Ordered, Quantity Confirmed)
{
    /// <summary>In full, and for no later than the day that was asked for, in UTC.</summary>
    [JsonIgnore]
    public bool AsAsked => Confirmed >= Ordered && For.UtcDateTime.Date <= PromisedAt.UtcDateTime.Date;
}
