using ControlTower.Core.Kernel;
using ControlTower.Core.Orders.Lifecycle;

namespace ControlTower.Core.Orders.Promises;

/// <summary>Stock that is kept for a basket until somebody orders it, or the time is over.</summary>
/// <param name="Sourcing">How its sites were found.</param>
/// <param name="Until">Not included.</param>
public sealed record Promise(string Id, string Destination, IReadOnlyList<PromisedUnits> Units, SourcingNote Sourcing, DateTimeOffset Until);

/// <param name="Lot">Null for what belongs to none.</param>
public sealed record PromisedUnits(string Item, Quantity Quantity, string Site, string? Lot);

/// <remarks>Lost: the stock that was kept is not there any more.</remarks>
public enum PromiseEnding { Expired, Used, Lost }
