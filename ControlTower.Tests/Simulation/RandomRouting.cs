using ControlTower.Core.Orders.Routing;
using ControlTower.Core.Orders.Sourcing.Problem;

namespace ControlTower.Tests.Simulation;

/// <summary>Policies that are written, published and retired while orders come in.</summary>
internal sealed class RandomRouting(Random random)
{
    /// <summary>Null mostly: it is another's turn.</summary>
    public object? Next() => random.Next(30) != 0 ? null : random.Next(6) switch
    {
        < 3 => new PutRoutingPolicy(Policy(), Document(), random.Next(3) == 0 ? random.Next(4) : null),
        < 5 => new PublishRoutingPolicy(Policy(), random.Next(3) == 0 ? random.Next(4) : null, "for a try"),
        _ => new RetireRoutingPolicy(Policy(), "enough of it"),
    };

    private string Policy() => $"r{random.Next(2)}";

    private RoutingDocument Document() => new("Try", random.Next(4))
    {
        When = new() { PriorityAtLeast = random.Next(6), Channels = random.Next(3) == 0 ? ["web"] : [] },
        Sourcing = new()
        {
            MaxShipmentsPerOrder = random.Next(2) == 0 ? null : random.Next(1, 4),
            AllowLineSplit = random.Next(3) != 0,
            AllowPartial = random.Next(3) != 0,
            SplitPenalty = random.Next(20),
            Soft = random.Next(2) == 0 ? [SoftConstraint.PreferredSites] : [],
            PreferredSites = ["DC-1", random.Next(4) == 0 ? "DC-99" : "DC-2"],
        },
    };
}
