using System.Text.Json.Serialization;
using ControlTower.Core.Kernel;
using ControlTower.Core.Network;

namespace ControlTower.Core.Orders;

/// <summary>A quantity that a site is to make, while it is open.</summary>
/// <param name="StartAt">When the inputs of all of it have to be there.</param>
/// <param name="DueAt">When all of it is to be made.</param>
public sealed record ProductionOrder(string Id, string Site, string Item, Quantity Quantity, DateTimeOffset StartAt, DateTimeOffset DueAt)
{
    public string? Line { get; init; }

    /// <summary>When the tower learned of it; null where nothing is due of it.</summary>
    public DateTimeOffset? KnownAt { get; init; }

    /// <summary>Of the quantity, by the reports so far.</summary>
    public Quantity Made { get; init; }

    /// <summary>Of the first report; null while it has not begun.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>What one unit is made of, where that is not the usual.</summary>
    public IReadOnlyList<BomInput>? Inputs { get; init; }

    /// <summary>When it was to run before a decision changed it; null where none did.</summary>
    public ProductionSlot? Planned { get; init; }

    /// <summary>The run that placed it or changed it last; null where none did.</summary>
    public string? Reference { get; init; }

    /// <summary>A decision placed it, so that no plan reckoned with it.</summary>
    [JsonIgnore]
    public bool Added => Reference is not null && Planned is null;

    /// <summary>When it was to run by plan.</summary>
    [JsonIgnore]
    public ProductionSlot Plan => Planned ?? new(StartAt, DueAt);

    [JsonIgnore]
    public Quantity Left => Quantity.Max(Quantity.Zero, Quantity - Made);
}

/// <summary>From when to when something is made.</summary>
public sealed record ProductionSlot(DateTimeOffset StartAt, DateTimeOffset DueAt);
