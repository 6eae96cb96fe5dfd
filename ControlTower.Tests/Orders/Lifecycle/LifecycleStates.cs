using ControlTower.Core.Kernel;
using ControlTower.Core.Network;
using ControlTower.Core.Orders;
using ControlTower.Core.Orders.Lifecycle;
using ControlTower.Tests.Tower;

namespace ControlTower.Tests.Orders.Lifecycle;

/// <summary>One order of four units, brought into each of its states by the way that leads there.</summary>
internal static class LifecycleStates
{
    public const string Id = "O-1";

    private static readonly Dictionary<string, string[]> Ways = new()
    {
        ["plac"] = [],
        ["back"] = ["allocate", "short"],
        ["allo"] = ["allocate"],
        ["rele"] = ["allocate", "release"],
        ["pick"] = ["allocate", "release", "pick"],
        ["pack"] = ["allocate", "release", "pick", "pack"],
        ["read"] = ["allocate", "release", "pick", "pack", "ready"],
        ["ship"] = ["allocate", "release", "pick", "pack", "ship"],
        ["deli"] = ["allocate", "release", "pick", "pack", "over"],
        ["sett"] = ["allocate", "release", "pick", "pack", "over", "settle"],
        ["rreq"] = ["allocate", "release", "pick", "pack", "over", "request-return"],
        ["rrec"] = ["allocate", "release", "pick", "pack", "over", "request-return", "receive-return"],
        ["insp"] = ["allocate", "release", "pick", "pack", "over", "request-return", "receive-return", "inspect"],
        ["rest"] = ["allocate", "release", "pick", "pack", "over", "request-return", "receive-return", "inspect", "restock"],
        ["woff"] = ["allocate", "release", "pick", "pack", "over", "request-return", "receive-return", "inspect", "write-off"],
        ["lost"] = ["allocate", "release", "pick", "pack", "ship", "lose"],
        ["canc"] = ["cancel"],
        ["held"] = ["hold"],
    };

    public static NetworkDocument Network { get; } = new()
    {
        Sites = [new("DC-1", "Centre", SiteKind.DistributionCenter), new("DC-2", "Other centre", SiteKind.DistributionCenter), new("STORE-1", "Store", SiteKind.Store), new("C-1", "Customer", SiteKind.Customer)],
        Items = [new("ITEM-1", "Item one", 1, Money.Of(10, "EUR")), new("ITEM-2", "Item two", 2, Money.Of(20, "EUR"))],
        Lanes = [new("DC-1", "C-1", 24, 5), new("DC-2", "C-1", 24, 8), new("STORE-1", "C-1", 24, 20)],
        Stock = [new("DC-1", "ITEM-1", Quantity.Of(100)), new("STORE-1", "ITEM-1", Quantity.Of(50))],
    };

    public static Scene At(string state, bool fetched)
    {
        var scene = Scene.Empty();
        scene.When(new PutNetwork(Network));
        scene.When(new PlaceOrder(Order(Id, 4)) { Allocate = false, PickUp = fetched ? new("STORE-1", 48) : null });
        foreach (var transition in WayTo(state, fetched)) scene.When(Move(transition));
        return scene;
    }

    /// <summary>The transitions that lead there from placed.</summary>
    public static IEnumerable<string> WayTo(string state, bool fetched) =>
        Ways[state].SelectMany(step => step != "over" ? [step] : fetched ? ["ready", "pick-up"] : new[] { "ship", "deliver" });

    public static OrderEntry Order(string id, decimal quantity, string item = "ITEM-1") =>
        new(id, "Customer one", "C-1", Scene.Start, Scene.Start.AddDays(3), "web", [new("1", item, Quantity.Of(quantity), Money.Of(25, "EUR"))]);

    /// <summary>With all that the transition needs.</summary>
    public static MoveOrder Move(string transition) => new(Id, transition, transition switch
    {
        OrderMachine.Change => new() { Lines = [new("1", Quantity.Of(3))] },
        OrderMachine.Reassign => new() { Site = "STORE-1", Reason = "since it is so" },
        OrderMachine.Exchange => new() { Items = [new("1", "ITEM-2", Quantity.Of(1))] },
        _ => new() { Reason = "since it is so" },
    });
}
