using ControlTower.Web.Shared.Controls;

namespace ControlTower.Web.Features.Orders;

/// <summary>The pages around orders, as each of them leads to the others.</summary>
public static class OrderParts
{
    public const string Label = "Part of the orders";

    public static IReadOnlyList<Choice> All { get; } =
    [
        new("open", "Open", Href: "/orders"), new("closed", "Closed", Href: "/orders?view=closed"), new("policies", "Policies", Href: "/orders?view=policies"), new("bench", "Bench", Href: "/orders/bench"), new("load", "Load", Href: "/orders/load"), new("messages", "Messages", Href: "/orders/messages"),
    ];
}
