using System.Text.Json;
using ControlTower.Core.Exceptions;
using ControlTower.Core.Exceptions.Rules;
using ControlTower.Core.Kernel;
using ControlTower.Core.Network;
using ControlTower.Core.Orders;
using ControlTower.Core.Planning;
using ControlTower.Core.Signals;
using ControlTower.Core.Tower.Fulfilment;
using ControlTower.Core.Tower.Partners;
using ControlTower.Core.Tower.Runs;

namespace ControlTower.Core.Tower.News;

/// <summary>News of shipments: they leave, are estimated and arrive, in time or not.</summary>
internal static class ShipmentNews
{
    public static void Follow(Turn turn, Signal signal)
    {
        var id = signal.Data.Text("shipment");
        if (signal.Type == SignalTypes.ShipmentDeparted) Depart(turn, signal, id);
        if (turn.State.Orders.Movement(id) is not { } shipment) return;
        if (shipment.Reference is { } run) Confirm(turn, run, signal);
        if (signal.Data.InstantOrNull("eta") is { } eta) turn.Record(new ShipmentEstimated(id, eta), signal.Time);
        var arrival = signal.Type == SignalTypes.ShipmentArrived ? signal.Data.InstantOrNull("at") ?? signal.Time : (DateTimeOffset?)null;
        if (arrival is { } at) Arrive(turn, shipment, (at, Lines(signal.Data)), SignalToCase.Ref(signal));
        Judge(turn, shipment, (arrival ?? turn.State.Orders.Movement(id)!.Expected, arrival is not null), signal);
    }

    private static void Depart(Turn turn, Signal signal, string id)
    {
        var data = signal.Data;
        var at = data.InstantOrNull("at") ?? signal.Time;
        if (!turn.State.Orders.KnowsMovement(id)) turn.Record(new ShipmentPlanned(Created(data, id, at) with { KnownAt = turn.Now }), signal.Time);
        if (turn.State.Orders.Movement(id) is not { Status: MovementStatus.Planned } shipment) return;
        turn.Record(new ShipmentDeparted(id, at), at);
        Dispatch(turn, shipment, at);
    }

    /// <summary>What a run reserved leaves the book with its shipment; other systems count theirs themselves.</summary>
    private static void Dispatch(Turn turn, Movement shipment, DateTimeOffset at)
    {
        if (shipment.Reference is null || !turn.State.Orders.Shipments.ContainsKey(shipment.Id)) return;
        foreach (var line in shipment.Lines)
        {
            var position = turn.State.Network.StockOf(shipment.From, line.Item);
            var taken = position is { Inspecting.Micros: > 0 } ? Quantity.Min(line.Quantity, position.OnHand - position.Inspecting) : line.Quantity;
            MakingRoom.Take(turn, new StockDispatched(shipment.From, line.Item, taken, shipment.Id), (shipment.From, line.Item, null), (taken, at));
        }
    }

    /// <summary>A shipment that was not known: what the departure does not tell stays empty, and is promised for when it is expected.</summary>
    private static Movement Created(JsonElement data, string id, DateTimeOffset at)
    {
        return new(
            id, data.TextOrNull("from") ?? data.TextOrNull("site") ?? "", data.TextOrNull("to") ?? "", Lines(data) ?? [],
            data.InstantOrNull("promisedAt") ?? data.InstantOrNull("eta") ?? at)
        {
            Unpromised = data.InstantOrNull("promisedAt") is null && data.InstantOrNull("eta") is null,
            Carrier = data.TextOrNull("carrier"),
            Eta = data.InstantOrNull("eta"),
        };
    }

    /// <summary>Null where the signal does not say.</summary>
    private static List<MovementLine>? Lines(JsonElement data) => data.TryGetProperty("lines", out var told) && told.ValueKind == JsonValueKind.Array
        ? [.. told.EnumerateArray().Select(line => new MovementLine(line.Text("item"), line.Amount("quantity")))]
        : null;

    private static void Arrive(Turn turn, Movement shipment, (DateTimeOffset At, List<MovementLine>? Lines) arrival, string reference)
    {
        var (at, lines) = arrival;
        // What arrives has left, also where nobody told so.
        if (shipment.Status == MovementStatus.Planned) Dispatch(turn, shipment, at);
        turn.Record(new ShipmentArrived(shipment.Id, at) { Lines = lines }, at);
        PartnerHealth.Delivered(turn, shipment);
        CaseKeeping.Heal(turn, [nameof(CaseKind.SupplierDelay), shipment.From, shipment.Id], reference, "what was late has arrived");
        CaseKeeping.Heal(turn, [nameof(CaseKind.PurchaseOrderConfirmation), shipment.From, shipment.Id], reference, "what was confirmed has arrived");
        if (!turn.State.Network.Sites.ContainsKey(shipment.To)) return;
        var came = (lines ?? shipment.Lines).Where(line => line.Quantity > Quantity.Zero).ToList();
        foreach (var line in came) turn.Record(new StockReceived(shipment.To, line.Item, line.Quantity, reference), at);
        foreach (var item in came.Select(line => line.Item).Distinct(StringComparer.Ordinal)) PlanNews.Counted(turn, (shipment.To, item, PlanKind.Inbound), at, reference);
    }

    private static void Judge(Turn turn, Movement shipment, (DateTimeOffset At, bool Arrived) expected, Signal signal)
    {
        // Without a promise and an estimate there is nothing to be late against.
        if (shipment.Unpromised) return;
        if (shipment.Eta is null && shipment.Status == MovementStatus.Planned && !expected.Arrived && expected.At == shipment.PromisedAt) return;
        var about = (shipment.Id, shipment.From, shipment.To, (IReadOnlyList<string>)[.. shipment.Lines.Select(line => line.Item)]);
        var reference = SignalToCase.Ref(signal);
        string[] key = [nameof(CaseKind.LateShipment), shipment.Id];
        if (ShipmentIsLate.Judge(about, shipment.PromisedAt, expected.At, signal.Time) is not { } late)
        {
            CaseKeeping.Heal(turn, key, reference, expected.Arrived ? "the shipment arrived in time" : "the shipment is expected in time");
            return;
        }
        CaseKeeping.Find(turn, late, reference);
        if (expected.Arrived) CaseKeeping.Heal(turn, key, reference, "the shipment arrived");
    }

    private static void Confirm(Turn turn, string run, Signal signal)
    {
        if (turn.State.Protocols.Runs.Find(run) is { } known
            && turn.State.Exceptions.Open.TryGetValue(known.Case, out var one)
            && one is { ActedAt: not null, ConfirmedAt: null })
        {
            turn.Conclude(new CaseConfirmed(one.Id, SignalToCase.Ref(signal)));
        }
    }
}
