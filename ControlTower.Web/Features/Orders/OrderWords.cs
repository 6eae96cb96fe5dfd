using ControlTower.Core.Orders.Lifecycle;
using ControlTower.Web.Shared.Status;

namespace ControlTower.Web.Features.Orders;

/// <summary>Stages, states and transitions as people read them.</summary>
public static class OrderWords
{
    public static string Of(Stage stage) => Spaced($"{stage}");

    public static string Of(OrderStand stand) => Spaced($"{stand}");

    public static string Of(Transition transition) => char.ToUpperInvariant(transition.Name[0]) + transition.Name[1..].Replace('-', ' ');

    /// <summary>The key that does it on the page of the order; no two that may be done at once share one.</summary>
    public static string? KeyOf(Transition transition) => transition.Name switch
    {
        OrderMachine.Allocate => "a",
        OrderMachine.Reassign => "o",
        OrderMachine.Release => "l",
        OrderMachine.Pick => "p",
        OrderMachine.Pack => "k",
        OrderMachine.Ship => "s",
        OrderMachine.Deliver => "d",
        OrderMachine.Ready => "r",
        OrderMachine.PickUp => "u",
        OrderMachine.Hold or OrderMachine.Resume => "h",
        OrderMachine.Change => "c",
        OrderMachine.Inspect => "i",
        OrderMachine.Restock => "t",
        OrderMachine.Refund => "m",
        _ => null,
    };

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

    /// <summary>Words of the API in a sentence, with their parts apart.</summary>
    public static string Plain(string sentence) => string.Join(' ', sentence.Split(' ').Select(Spaced));

    private static string Spaced(string name) => string.Concat(name.Select((letter, at) => at > 0 && char.IsUpper(letter) ? $" {char.ToLowerInvariant(letter)}" : $"{letter}")).Replace("pick up", "pick-up", StringComparison.Ordinal);
}
