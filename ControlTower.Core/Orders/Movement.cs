using System.Text.Json.Serialization;
using ControlTower.Core.Kernel;

namespace ControlTower.Core.Orders;

public enum MovementStatus { Planned, Departed, Arrived, Cancelled }

/// <summary>Goods on their way between two sites: a shipment, or a purchase order that will become one.</summary>
/// <param name="PromisedAt">When they were to be at the destination.</param>
public sealed record Movement(string Id, string From, string To, IReadOnlyList<MovementLine> Lines, DateTimeOffset PromisedAt)
{
    public MovementStatus Status { get; init; }

    /// <summary>Nobody promised a time; PromisedAt is then when it left, and nothing is late against it.</summary>
    public bool Unpromised { get; init; }

    public DateTimeOffset? DepartedAt { get; init; }

    public DateTimeOffset? ArrivedAt { get; init; }

    /// <summary>The latest estimate of arrival.</summary>
    public DateTimeOffset? Eta { get; init; }

    public string? Carrier { get; init; }

    /// <summary>When the supplier's last confirmation came; null while none did.</summary>
    public DateTimeOffset? ConfirmedAt { get; init; }

    /// <summary>What it confirmed, over all lines.</summary>
    public Quantity? ConfirmedQuantity { get; init; }

    /// <summary>The arrival that it promised.</summary>
    public DateTimeOffset? ConfirmedFor { get; init; }

    /// <summary>When the tower learned of it; null in history, of which nothing is due.</summary>
    public DateTimeOffset? KnownAt { get; init; }

    /// <summary>Of the lane that it takes, when it was planned; null where there is none.</summary>
    public decimal? LeadTimeHours { get; init; }

    /// <summary>No arrival is waited for before, since its supplier told of a delay.</summary>
    public DateTimeOffset? DelayedUntil { get; init; }

    [JsonIgnore]
    public bool Confirmed => ConfirmedAt is not null;

    /// <summary>The run's step that ordered it, if one did.</summary>
    public string? Reference { get; init; }

    [JsonIgnore]
    public DateTimeOffset Expected => ArrivedAt ?? Eta ?? PromisedAt;
}

public sealed record MovementLine(string Item, Quantity Quantity);
