using ControlTower.Core.Kernel;
using ControlTower.Core.Orders;
using ControlTower.Core.Orders.Lifecycle;

namespace ControlTower.Core.Tower.Fulfilment;

/// <summary>Finds the sites that serve an order.</summary>
public interface IAllocating
{
    /// <summary>Units of stock that is free now, at most as many of each line as are asked for; fewer where there is not enough. Pure: the same state gives the same answer.</summary>
    AllocationFound Allocate(TowerState state, AllocationAsk ask);
}

/// <param name="Wanted">By line.</param>
public sealed record AllocationAsk(Order Order, IReadOnlyList<LineUnits> Wanted, DateTimeOffset Now, TowerRules Rules)
{
    /// <summary>The only site that may serve it, wherever lanes lead; null where any may.</summary>
    public string? Site { get; init; }

    /// <summary>The site is where the customer fetches the order, so nobody of the company chose it.</summary>
    public bool Fetched { get; init; }

    /// <summary>What is weighed.</summary>
    public AppliedPolicy Policy { get; init; } = AppliedPolicy.Standard;

    /// <summary>A site that is passed over, to see who would serve without it.</summary>
    public string? Without { get; init; }
}

/// <param name="Note">How it was found; null where nothing was.</param>
public sealed record AllocationFound(IReadOnlyList<UnitsAt> Units, SourcingNote? Note)
{
    /// <summary>What was weighed and costs nobody anything.</summary>
    public Weighed Weighed { get; init; } = Weighed.Nothing;
}

/// <summary>What decides beside what is paid, in the currency of the tower.</summary>
/// <param name="AgeCredit">Counts less for the age of the lots that leave.</param>
/// <param name="Load">Counts more for the load of the sites.</param>
public sealed record Weighed(double AgeCredit, double Load)
{
    public static Weighed Nothing { get; } = new(0, 0);

    public Weighed And(double ageCredit, double load) => new(AgeCredit + ageCredit, Load + load);
}

/// <param name="Lot">Null for what belongs to none.</param>
public sealed record UnitsAt(string Line, Quantity Quantity, string Site, string? Lot);
