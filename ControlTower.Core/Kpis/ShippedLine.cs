using ControlTower.Core.Kernel;

namespace ControlTower.Core.Kpis;

/// <summary>A line of an order that was shipped.</summary>
/// <param name="Site">That sells it; null where the line does not say.</param>
/// <param name="At">When the order was shipped.</param>
public sealed record ShippedLine(string Item, string? Site, Quantity Quantity, DateTimeOffset At);
