using System.Globalization;
using ControlTower.Core.Kernel;
using ControlTower.Core.Orders.Lifecycle;
using ControlTower.Core.Orders.Outward;

namespace ControlTower.Core.Tower.Outward;

/// <summary>What customers are told, by template, through the one system that writes to them. Who the customer is beyond its name, that system knows.</summary>
public static class CustomerMessages
{
    /// <summary>Of the effect: this and the kind.</summary>
    public const string Prefix = "message.";

    private const string Unknown = "–";

    internal static void Placed(Turn turn, OrderTrack track) => Tell(turn, track, MessageKind.Placed, (Items(turn.State, track.Order.Lines.Select(line => (line.Item, line.Quantity))), _ => null));

    internal static void Follow(Turn turn, OrderTrack track, OrderMoved moved)
    {
        if (moved.Transition == OrderMachine.Ready) Tell(turn, track, MessageKind.ReadyForPickUp, (Items(turn.State, moved.Moves), name => name switch
        {
            "store" => track.PickUp is { } place ? turn.State.Network.Sites.Find(place.Site)?.Name ?? place.Site : null,
            "until" => Moment(turn.State, track.PickUp?.Site, moved.Until),
            _ => null,
        }));
        foreach (var shipment in moved.Shipments ?? []) Tell(turn, track, MessageKind.Shipped, (Items(turn.State, moved.Moves.Where(move => move.To.Shipment == shipment.Id)), name => name switch
        {
            "shipment" => shipment.Id,
            "carrier" => shipment.Carrier,
            "tracking" => shipment.Tracking,
            "expected" => Day(turn.State, track, shipment.Eta),
            _ => null,
        }));
    }

    internal static void Delayed(Turn turn, OrderTrack track, OrderDelayed delay) => Tell(turn, track, MessageKind.Delayed, (Items(turn.State, track.Order.Lines.Select(line => (line.Item, line.Quantity))), name => name switch
    {
        "was" => Day(turn.State, track, delay.Was),
        "expected" => Day(turn.State, track, delay.Expected),
        _ => null,
    }));

    /// <summary>What the customer of an order would read now; what is not known of it yet stands as a dash, and the link without its token.</summary>
    public static (string Subject, string Body) Preview(TowerState state, OrderTrack track, MessageTemplate template)
    {
        var last = track.Shipments.Count > 0 ? track.Shipments[^1] : null;
        var sent = template.Kind == MessageKind.Shipped && last is not null ? track.Units.Where(group => group.Place.Shipment == last.Id).Select(group => (track.Line(group.Line)!.Item, group.Quantity)).ToList() : [];
        var items = Items(state, sent.Count > 0 ? sent : track.Order.Lines.Select(line => (line.Item, line.Quantity)));
        string Filled(string text) => MessageTemplates.Fill(text, name => Common(state, track, name, items) ?? name switch
        {
            MessageTemplates.Link => $"{state.Orders.Outward?.TrackingAddress}/track/…",
            "shipment" => last?.Id,
            "carrier" => last?.Carrier,
            "tracking" => last?.Tracking,
            "was" => Day(state, track, track.Order.PromisedBy),
            "expected" => Day(state, track, track.Expected ?? last?.Eta),
            "store" => track.PickUp is { } place ? state.Network.Sites.Find(place.Site)?.Name ?? place.Site : null,
            "until" => Moment(state, track.PickUp?.Site, track.PickUpUntil),
            _ => null,
        } ?? Unknown);
        return (Filled(template.Subject), Filled(template.Body));
    }

    private static void Tell(Turn turn, OrderTrack track, MessageKind kind, (string Items, Func<string, string?> Value) what)
    {
        var terms = turn.State.Orders.Outward ?? OutwardTerms.Default;
        if (terms.RouteOf(RouteKind.Customers, null) is not { } endpoint) return;
        var template = MessageTemplates.Find(terms, kind, terms.LanguageOf(track.Order.Channel));
        string Filled(string text) => MessageTemplates.Fill(text, name => name == MessageTemplates.Link ? null : Common(turn.State, track, name, what.Items) ?? what.Value(name) ?? Unknown);
        var message = new CustomerMessage(track.Id, track.Order.Customer, kind, template.Language, Filled(template.Subject), Filled(template.Body)) { Channel = track.Order.Channel, Link = terms.TrackingAddress ?? "" };
        Telling.Duty(turn, endpoint, Prefix + OrderWord(kind), (track.Id, message));
    }

    private static string? Common(TowerState state, OrderTrack track, string name, string items) => name switch
    {
        "order" => track.Id,
        "customer" => track.Order.Customer,
        "items" => items,
        "promised" => Day(state, track, track.Order.PromisedBy),
        _ => null,
    };

    private static string Items(TowerState state, IEnumerable<UnitMove> moves) => Items(state, moves.Select(move => (move.Item, move.Quantity)));

    private static string Items(TowerState state, IEnumerable<(string Item, Quantity Quantity)> what) => string.Join(", ", what.GroupBy(one => one.Item, StringComparer.Ordinal) // ordered: as they first appear
        .Select(group => $"{group.Aggregate(Quantity.Zero, (sum, one) => sum + one.Quantity)} × {state.Network.Items.Find(group.Key)?.Name ?? group.Key}"));

    private static string? Day(TowerState state, OrderTrack track, DateTimeOffset? at) => at is { } known ? Local(state, track.Order.Destination, known).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null;

    private static string? Moment(TowerState state, string? site, DateTimeOffset? at) => at is { } known ? Local(state, site, known).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) : null;

    /// <summary>By the clock of the place where the customer is.</summary>
    private static DateTimeOffset Local(TowerState state, string? site, DateTimeOffset at) =>
        site is not null && state.Network.Sites.Find(site)?.Entry.TimeZone is { } zone && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) ? TimeZoneInfo.ConvertTime(at, found) : at.ToUniversalTime();

    private static string OrderWord(MessageKind kind) => char.ToLowerInvariant($"{kind}"[0]) + $"{kind}"[1..];

    /// <param name="Subject">Filled, save for the link, which is filled in where the message leaves.</param>
    private sealed record CustomerMessage(string Order, string Customer, MessageKind Kind, string Language, string Subject, string Body)
    {
        public string? Channel { get; init; }

        /// <summary>What the path of the tracking page is put behind.</summary>
        public string Link { get; init; } = "";
    }
}
