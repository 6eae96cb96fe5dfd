using ControlTower.Core.Orders.Lifecycle;
using ControlTower.Web.Shared.Status;

namespace ControlTower.Web.Features.Orders;

/// <summary>Stages, states and transitions as people read them.</summary>
public static class OrderWords
{
    public static string Of(Stage stage) => Spaced($"{stage}");

    public static string Of(OrderStand stand) => Spaced($"{stand}");

    public static string Of(Transition transition) => char.ToUpperInvariant(transition.Name[0]) + transition.Name[1..].Replace('-', ' ');

    public static StateKind KindOf(OrderStand stand) => stand switch
    {
        OrderStand.Placed or OrderStand.Backordered => StateKind.New,
        OrderStand.Allocated or OrderStand.Released => StateKind.Acknowledged,
        OrderStand.Picking or OrderStand.Packed or OrderStand.Shipped => StateKind.InProgress,
        OrderStand.ReadyForPickUp => StateKind.Waiting,
        OrderStand.Held => StateKind.Shelved,
        OrderStand.ReturnRequested or OrderStand.ReturnReceived or OrderStand.Inspected or OrderStand.Returned => StateKind.Returned,
        OrderStand.Delivered or OrderStand.Settled => StateKind.Resolved,
        _ => StateKind.RuledOut,
    };

    private static string Spaced(string name) => string.Concat(name.Select((letter, at) => at > 0 && char.IsUpper(letter) ? $" {char.ToLowerInvariant(letter)}" : $"{letter}")).Replace("pick up", "pick-up", StringComparison.Ordinal);
}
