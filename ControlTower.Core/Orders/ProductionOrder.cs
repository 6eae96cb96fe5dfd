using System.Text.Json.Serialization;
using ControlTower.Core.Kernel;

namespace ControlTower.Core.Orders;

/// <summary>A quantity that a site is to make, while it is open.</summary>
/// <param name="StartAt">When the inputs of all of it have to be there.</param>
/// <param name="DueAt">When all of it is to be made.</param>
public sealed record ProductionOrder(string Id, string Site, string Item, Quantity Quantity, DateTimeOffset StartAt, DateTimeOffset DueAt)
{
    public string? Line { get; init; }

    /// <summary>Of the quantity, by the reports so far.</summary>
    public Quantity Made { get; init; }

    /// <summary>Of the first report; null while it has not begun.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    [JsonIgnore]
    public Quantity Left => Quantity.Max(Quantity.Zero, Quantity - Made);
}
