namespace ControlTower.Core.Runtime.Import.Mapping;

/// <summary>One order a row; where the lines come from the same table, the first row of an order counts.</summary>
public sealed record OrdersMapping : TargetMapping
{
    public FieldMapping? Id { get; init; }

    public FieldMapping? Customer { get; init; }

    /// <summary>Id of the site that it goes to; sites are made of all that occur.</summary>
    public FieldMapping? Destination { get; init; }

    public FieldMapping? DestinationName { get; init; }

    /// <summary>WGS 84 degrees; a destination lies at the mean over its orders.</summary>
    public FieldMapping? DestinationLat { get; init; }

    /// <summary>WGS 84 degrees; a destination lies at the mean over its orders.</summary>
    public FieldMapping? DestinationLon { get; init; }

    public FieldMapping? Region { get; init; }

    public FieldMapping? Channel { get; init; }

    public FieldMapping? PlacedAt { get; init; }

    public FieldMapping? ApprovedAt { get; init; }

    public FieldMapping? ShippedAt { get; init; }

    public FieldMapping? DeliveredAt { get; init; }

    public FieldMapping? PromisedBy { get; init; }

    /// <summary>Open, Delivered, Cancelled or Unavailable; without it an order is delivered when it has a delivery time, else open.</summary>
    public FieldMapping? Outcome { get; init; }

    public FieldMapping? Paid { get; init; }

    /// <summary>The customer's, in the scale of the source.</summary>
    public FieldMapping? Score { get; init; }

    public override IReadOnlyList<TargetField> Fields() =>
    [
        new("id", Id, true),
        new("customer", Customer, true),
        new("destination", Destination, true),
        new("destinationName", DestinationName),
        new("destinationLat", DestinationLat),
        new("destinationLon", DestinationLon),
        new("region", Region),
        new("channel", Channel),
        new("placedAt", PlacedAt, true),
        new("approvedAt", ApprovedAt),
        new("shippedAt", ShippedAt),
        new("deliveredAt", DeliveredAt),
        new("promisedBy", PromisedBy),
        new("outcome", Outcome),
        new("paid", Paid),
        new("score", Score),
    ];
}
