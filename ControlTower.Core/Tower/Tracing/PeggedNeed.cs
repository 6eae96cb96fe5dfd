using ControlTower.Core.Network;
using ControlTower.Core.Orders;

namespace ControlTower.Core.Tower.Tracing;

/// <summary>A quantity of an item that is to be at a site by a time, and where it comes from. Instants are UTC ticks.</summary>
/// <param name="Site">By its number in the graph.</param>
/// <param name="By">When it is needed; never changed by trouble.</param>
/// <param name="Micros">In millionths of the item's unit.</param>
/// <param name="Order">Who was first, where two are needed at the same time.</param>
internal sealed record PeggedNeed(string Item, int Site, long By, long Micros, string Order)
{
    public static Comparison<PeggedNeed> ByTime { get; } = (a, b) =>
        a.By != b.By ? a.By.CompareTo(b.By)
        : string.CompareOrdinal(a.Order, b.Order) is not 0 and var order ? order
        : string.CompareOrdinal(a.Product, b.Product) is not 0 and var product ? product
        : a.Asked.CompareTo(b.Asked);

    /// <summary>How many had asked for the item before; of one order and product those that ask first come first.</summary>
    public int Asked { get; set; }

    /// <summary>Set where a customer asks.</summary>
    public WantedLine? Line { get; init; }

    /// <summary>Set where a production order asks.</summary>
    public ProductionOrder? Production { get; init; }

    /// <summary>Set where it goes into something that no production order stands for.</summary>
    public BomEntry? Bom { get; init; }

    /// <summary>What it goes into; null where a customer asks.</summary>
    public string? Product => Production?.Item ?? Bom?.Item;

    /// <summary>Where that matters for the time: what lies there or comes in time is no peg.</summary>
    public List<Peg> Pegs { get; } = [];
}

internal enum PegKind
{
    /// <summary>Late goods are waited for.</summary>
    Wait,

    /// <summary>Something on its way that comes after it is needed, as planned.</summary>
    Inbound,

    /// <summary>What a production order makes.</summary>
    Production,

    /// <summary>What is to be made of inputs.</summary>
    Made,
}

/// <param name="At">UTC ticks at which it is where it is needed; 0 where that depends on others.</param>
internal sealed record Peg(PegKind Kind, long At)
{
    /// <summary>UTC ticks at which it was to be there by plan; the least where nothing was planned, so that all of it is due to the trouble.</summary>
    public long Planned { get; init; } = long.MinValue;

    public IReadOnlyList<PeggedNeed> Inputs { get; init; } = [];

    public BomEntry? Bom { get; init; }

    public MakingOf? Making { get; init; }

    /// <summary>Where it is made, by its number in the graph.</summary>
    public int Site { get; init; }

    /// <summary>Where it is needed, by its number in the graph.</summary>
    public int To { get; init; }
}

/// <summary>A production order as far as late goods matter to it.</summary>
internal sealed class MakingOf(ProductionOrder order, int site, WorkTime workTime)
{
    public ProductionOrder Order { get; } = order;

    public int Site { get; } = site;

    public WorkTime WorkTime { get; } = workTime;

    public List<PeggedNeed> Inputs { get; } = [];

    /// <summary>UTC ticks before which its site does not work; 0 where it does.</summary>
    public long HeldUntil { get; set; }

    /// <summary>UTC ticks at which it is made because its site is slow; 0 where it is not.</summary>
    public long SlowedDue { get; set; }
}
