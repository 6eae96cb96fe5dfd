using ControlTower.Core.Kernel;
using ControlTower.Core.Orders;
using ControlTower.Core.Orders.Lifecycle;
using ControlTower.Core.Tower;
using ControlTower.Core.Tower.Routing;
using ControlTower.Web.Shared.Formats;

namespace ControlTower.Web.Features.Orders.Bench;

/// <summary>One way in which the order is served.</summary>
/// <param name="Sites">Their names, joined.</param>
/// <param name="Note">Under which policy, and how sure.</param>
public sealed record BenchSideView(BenchSide Side, string Sites, string Note, IReadOnlyList<BenchShipment> Shipments)
{
    public required string Sentence { get; init; }

    /// <summary>Null where it is not served, or nothing is reckoned.</summary>
    public WhyWay? Way { get; init; }

    /// <summary>Past the promise.</summary>
    public bool Late { get; init; }

    public static BenchSideView Of(TowerState state, BenchSide side, Order order)
    {
        var shipments = (side.Why.Note?.Shipments ?? []).Select(part => BenchShipment.Of(state, side, part)).ToList();
        var sites = string.Join(" + ", shipments.Select(one => one.Site));
        return new(side, sites, $"{side.Policy.Title}, {(side.Why.Proven ? "solved to proven optimum" : "best that was found")}", shipments)
        {
            Way = side.Why.Note is { } note ? WhyWay.Of(state, note, "") : null,
            Late = order.PromisedBy < side.Arrives,
            Sentence = SentenceOf(state, side, sites),
        };
    }

    private static string SentenceOf(TowerState state, BenchSide side, string sites)
    {
        if (side.Why.Note is not { } note) return "No site serves it; the rules below say which lacks what.";
        var all = side.Left > Quantity.Zero ? $"{NumberFormat.Text(side.Units.Units - side.Left.Units)} of {NumberFormat.Text(side.Units.Units)} units" : "it";
        var less = side.Why.RunnerUp is { } next && next.Cost.Currency == note.Cost.Currency
            ? $", {MoneyFormat.Text((next.Cost - note.Cost).Amount, note.Cost.Currency, MoneyPrecision.Exact).Plain} less than {string.Join(" + ", next.Shipments.Select(part => BenchView.Name(state, part.Site)))}" : "";
        var cost = note.Cost.Micros == 0 ? "at no cost" : $"for {MoneyFormat.Text(note.Cost.Amount, note.Cost.Currency, MoneyPrecision.Exact).Plain}";
        return $"{sites} {(note.Shipments.Count > 1 ? "serve" : "serves")} {all} {cost}{less}.";
    }
}

/// <param name="Lines">Such as "2 × City 3".</param>
/// <param name="Cost">Freight, handling and lateness.</param>
public sealed record BenchShipment(string Id, string Site, IReadOnlyList<string> Lines, Money Cost, DateTimeOffset Ships, DateTimeOffset Arrives)
{
    public string? Carrier { get; init; }

    public static BenchShipment Of(TowerState state, BenchSide side, SourcingPart part) => new(
        part.Site, BenchView.Name(state, part.Site), [.. side.Served.Where(one => one.Site == part.Site).Select(one => $"{NumberFormat.Text(one.Quantity.Units)} × {state.Network.Items.Find(one.Item)?.Name ?? one.Item}")],
        Money.Of(part.Freight.Amount + part.Handling.Amount + (part.Lateness?.Amount ?? 0), side.Currency), part.Ships, part.Arrives)
    {
        Carrier = string.Join(" ", new[] { part.Carrier, part.Service }.OfType<string>()) is { Length: > 0 } name ? name : null,
    };
}

public enum BenchFigureKind { Money, Count }

/// <summary>One figure on both sides.</summary>
/// <param name="After">Null where nothing is changed, or there is no such choice.</param>
public sealed record BenchFigure(string Name, BenchFigureKind Kind, decimal? Before, decimal? After)
{
    public bool Total { get; init; }

    public static IEnumerable<BenchFigure> Of(BenchAnswer answer, bool changed)
    {
        var (before, after) = (Parts(answer.Before), changed ? Parts(answer.After) : null);
        foreach (var (name, kind) in new[] { ("Freight", "freight"), ("Handling", "handling"), ("Splitting", "split"), ("Lateness", "lateness") })
        {
            var figure = new BenchFigure(name, BenchFigureKind.Money, Part(before, kind), Part(after, kind));
            if (figure is not { Before: null or 0, After: null or 0 }) yield return figure;
        }
        yield return new("Total", BenchFigureKind.Money, answer.Before.Why.Note?.Cost.Amount, changed ? answer.After.Why.Note?.Cost.Amount : null) { Total = true };
        yield return new("Shipments", BenchFigureKind.Count, answer.Before.Why.Note?.Shipments.Count ?? 0, changed ? answer.After.Why.Note?.Shipments.Count ?? 0 : null);
        if (answer.Before.Left > Quantity.Zero || answer.After.Left > Quantity.Zero) yield return new("Units that wait", BenchFigureKind.Count, answer.Before.Left.Units, changed ? answer.After.Left.Units : null);
    }

    private static WhyWay? Parts(BenchSide side) => side.Why.Note is { } note ? WhyWay.Of(TowerState.Empty, note, "") : null;

    private static decimal? Part(WhyWay? way, string kind) => way is null ? null : way.Parts.FirstOrDefault(part => part.Kind == kind)?.Amount ?? 0;
}
