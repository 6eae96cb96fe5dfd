using ControlTower.Core.Exceptions;
using ControlTower.Core.Kernel;
using ControlTower.Core.Orders;

namespace ControlTower.Web.Features.Production;

/// <summary>An input of a production order.</summary>
/// <param name="Needed">For what is left to make.</param>
/// <param name="Free">What lies at the plant and is neither reserved nor taken by orders that start before.</param>
/// <param name="Inbound">The next that comes to the plant; null where nothing is on its way.</param>
/// <param name="InboundAt">When it is expected.</param>
/// <param name="Case">The open case that explains why it is short; null where none does, or it is not short.</param>
public sealed record InputRow(string Item, string Name, Quantity Needed, Quantity Free, Quantity? Inbound, DateTimeOffset? InboundAt, string? Case)
{
    public bool Short => Free < Needed;

    public Quantity Missing => Quantity.Max(Quantity.Zero, Needed - Free);
}

/// <summary>Production that stands still, by an open case.</summary>
public sealed record LineHalt(string Case, LineStop Stop);

/// <summary>An open production order as it stands.</summary>
/// <param name="Halt">What holds it; null where nothing does.</param>
public sealed record MakingRow(ProductionOrder Order, string SiteName, string ItemName, MakingState State, LineHalt? Halt, IReadOnlyList<InputRow> Inputs)
{
    /// <summary>Inputs that do not lie there yet, after what orders before it take.</summary>
    public IReadOnlyList<InputRow> ShortOf { get; } = [.. Inputs.Where(input => input.Short)];
}
