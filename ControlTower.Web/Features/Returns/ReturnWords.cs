using ControlTower.Core.Orders.Lifecycle;
using ControlTower.Web.Shared.Status;

namespace ControlTower.Web.Features.Returns;

/// <summary>Returns and what is fetched, in the words and shapes of the screen; and the steps that the desk knows, with their keys.</summary>
internal static class ReturnWords
{
    /// <summary>In the order in which a return meets them.</summary>
    public static IReadOnlyList<DeskStep> Steps { get; } =
    [
        new(OrderMachine.ReceiveReturn, "Receive", "v"), new(OrderMachine.Inspect, "Inspect", "i"), new(OrderMachine.Restock, "Restock", "s"), new(OrderMachine.WriteOff, "Write off", "w"),
        new(OrderMachine.Refund, "Refund", "f"), new(OrderMachine.Replace, "Replace", "p"), new(OrderMachine.Exchange, "Exchange", "e"), new(OrderMachine.RefuseReturn, "Refuse", "x"),
    ];

    /// <summary>In the order in which the store meets them.</summary>
    public static IReadOnlyList<DeskStep> StoreSteps { get; } =
    [
        new(OrderMachine.Release, "Release", "v"), new(OrderMachine.Pick, "Pick", "i"), new(OrderMachine.Pack, "Pack", "s"), new(OrderMachine.Ready, "Ready for pick-up", "f"),
        new(OrderMachine.PickUp, "Picked up", "p"), new(OrderMachine.Short, "Not there", "w"), new(OrderMachine.Cancel, "Cancel", "x"),
    ];

    public static string Of(Stage stage) => stage switch
    {
        Stage.ReturnRequested => "requested",
        Stage.ReturnReceived => "to inspect",
        Stage.WrittenOff => "written off",
        Stage.ReadyForPickUp => "ready",
        _ => OrderStanding.Word(stage),
    };

    public static StateKind State(Stage stage) => stage switch
    {
        Stage.ReturnRequested or Stage.Placed or Stage.Backordered => StateKind.New,
        Stage.ReturnReceived or Stage.ReadyForPickUp => StateKind.Waiting,
        Stage.Restocked => StateKind.Resolved,
        Stage.WrittenOff => StateKind.RuledOut,
        _ => StateKind.InProgress,
    };

    public static (string Title, string Text) Empty(string show) => show switch
    {
        ReturnsFilter.Requested => ("Nothing is on its way back", "What a customer wants to give back stands here until it comes. It is asked for on the order's page or by the API."),
        ReturnsFilter.ToInspect => ("Nothing waits to be inspected", "Goods that came back stand here until somebody has judged them. They come as signals of type return.received, or are received here."),
        ReturnsFilter.ToEnd => ("No return waits for its end", "What is judged stands here until the customer has the money back, other goods, or a refusal."),
        _ => ("Nothing waits in a store", "Orders that are fetched in a store stand here from their placing until they are picked up, or their window is over."),
    };
}

/// <param name="Transition">Of the one table of all orders.</param>
public sealed record DeskStep(string Transition, string Label, string Key)
{
    public Transition Declared => OrderMachine.Find(Transition)!;
}
