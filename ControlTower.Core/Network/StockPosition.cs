using System.Text.Json.Serialization;
using ControlTower.Core.Kernel;

namespace ControlTower.Core.Network;

/// <param name="OnHand">By the book; never negative.</param>
/// <param name="Reserved">Of it, promised away; never above OnHand.</param>
public sealed record StockPosition(string Site, string Item, Quantity OnHand, Quantity Reserved)
{
    public DateTimeOffset? CountedAt { get; init; }

    [JsonIgnore]
    public Quantity Available => OnHand - Reserved;
}
