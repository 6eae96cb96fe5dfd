using System.Text.Json;
using ControlTower.Core.Kernel;
using ControlTower.Core.Orders;
using ControlTower.Core.Orders.Lifecycle;
using ControlTower.Core.Signals;
using ControlTower.Core.Tower.Fulfilment;

namespace ControlTower.Core.Tower.News;

/// <summary>What warehouses and carriers tell of orders: each type of signal is one transition of the table.</summary>
internal static class OrderNews
{
    private static readonly OrdinalMap<string> Transitions = OrdinalMap<string>.From(
    [
        new(SignalTypes.OrderReleased, OrderMachine.Release), new(SignalTypes.OrderPicked, OrderMachine.Pick), new(SignalTypes.OrderPacked, OrderMachine.Pack),
        new(SignalTypes.OrderShipped, OrderMachine.Ship), new(SignalTypes.OrderDelivered, OrderMachine.Deliver), new(SignalTypes.ReturnReceived, OrderMachine.ReceiveReturn),
        new(SignalTypes.OrderCancelled, OrderMachine.Cancel),
    ]);

    /// <summary>Why the signal is not taken, after the JSON pointer of what is at fault; null where it is. It is tried on a copy.</summary>
    public static string? Objection(Turn turn, Signal signal)
    {
        if (!Transitions.ContainsKey(signal.Type)) return null;
        var order = SignalMeaning.OrderOf(signal.Data);
        if (IsPlainEnd(turn.State, signal.Type, order)) return null;
        if (!turn.State.Orders.Knows(order)) return $"/data/order: there is no order '{order}'";
        if (Carried(turn.State, order) is not { } known) return $"/data/order: the order '{order}' is over, or has no lines";
        var move = Move(known, signal);
        return Pointed(move.Succeeded ? Carrying.Objection(turn, move.Value) : move.Refusal);
    }

    public static void Follow(Turn turn, Signal signal)
    {
        var order = SignalMeaning.OrderOf(signal.Data);
        if (IsPlainEnd(turn.State, signal.Type, order))
        {
            turn.Record(new OrderEnded(order, OrderStatus.Cancelled, true), signal.Time);
            return;
        }
        var moved = Carrying.Move(turn, Move(Carried(turn.State, order)!, signal).Value!, true);
        if (!moved.Succeeded) throw new InvalidOperationException($"What was tried on a copy is refused: {moved.Refusal.Message}");
    }

    /// <summary>An order that the tower does not carry has no units to give back.</summary>
    private static bool IsPlainEnd(TowerState state, string type, string order) => type == SignalTypes.OrderCancelled && !state.Orders.Tracks.ContainsKey(order);

    private static Order? Carried(TowerState state, string order) => state.Orders.Tracks.Find(order)?.Order ?? (state.Orders.Open.Find(order) is { Lines.Count: > 0 } open ? open : null);

    private static string? Pointed(Refusal? refusal) => refusal is null ? null : $"/data{refusal.Pointer ?? "/order"}: {refusal.Message}";

    private static Result<MoveOrder> Move(Order order, Signal signal)
    {
        var data = signal.Data;
        var lines = Lines(order, data);
        if (!lines.Succeeded) return lines.Refusal;
        return new MoveOrder(order.Id, Transitions[signal.Type], new()
        {
            At = data.InstantOrNull("at") ?? signal.Time,
            Lines = lines.Value is { Count: > 0 } told ? told : null,
            Site = data.TextOrNull("site"),
            Shipment = data.TextOrNull("shipment"),
            Carrier = data.TextOrNull("carrier"),
            Tracking = data.TextOrNull("tracking"),
            Eta = data.InstantOrNull("eta"),
            Return = data.TextOrNull("return"),
            Reason = data.TextOrNull("reason"),
            Damaged = data.TryGetProperty("damaged", out var damaged) ? damaged.ValueKind switch
            {
                JsonValueKind.True => new(long.MaxValue),
                JsonValueKind.Number => data.Amount("damaged"),
                _ => null,
            }
            : null,
        });
    }

    /// <summary>By the ids of lines, or by items where each stands on one line only.</summary>
    private static Result<List<LineUnits>> Lines(Order order, JsonElement data)
    {
        var lines = new List<LineUnits>();
        if (!data.TryGetProperty("lines", out var told) || told.ValueKind != JsonValueKind.Array) return lines;
        foreach (var line in told.EnumerateArray())
        {
            var (id, item) = (line.TextOrNull("id"), line.TextOrNull("item"));
            var meant = order.Lines.Where(one => (id is null || one.Id == id) && (item is null || one.Item == item)).Take(2).ToList();
            if (meant.Count != 1) return Refusal.Invalid(meant.Count == 0 ? $"{order.Id} has no line '{id ?? item}'" : $"{order.Id} has several lines that are meant: tell the id of one", "/lines");
            lines.Add(new(meant[0].Id, line.Amount("quantity")) { Damaged = line.NumberOrNull("damaged") is null ? null : line.Amount("damaged") });
        }
        return lines;
    }
}
