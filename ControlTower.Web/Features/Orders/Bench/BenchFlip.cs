using System.Globalization;
using ControlTower.Core.Kernel;
using ControlTower.Core.Orders.Sourcing.Answer;
using ControlTower.Core.Tower;
using ControlTower.Core.Tower.Routing;
using ControlTower.Web.Shared.Formats;

namespace ControlTower.Web.Features.Orders.Bench;

/// <summary>The smallest change that moves the choice, ready to be made.</summary>
/// <param name="Lines">Those that move; empty where all do.</param>
/// <param name="Change">Null where it cannot be told as a change.</param>
public sealed record BenchFlip(ChoiceFlipWords Words, string Lines, BenchChange? Change)
{
    public static IEnumerable<BenchFlip> Of(TowerState state, BenchAsk ask, BenchAnswer answer, BenchSide side) => ChoiceFlipWords.Of(state, side.Why, side.Currency)
        .Select(one => new BenchFlip(one.Words, one.Lines, Math.Abs(one.Flip.By) < (double)Micros.Limit ? ChangeOf((ask, answer, side), one.Line, one.Flip) : null));

    private static BenchChange? ChangeOf((BenchAsk Ask, BenchAnswer Answer, BenchSide Side) about, WhyOfLine line, ChoiceFlip flip)
    {
        var (ask, answer, side) = about;
        var by = decimal.Round((decimal)flip.By, 6, MidpointRounding.ToPositiveInfinity);
        var at = answer.Sites.FirstOrDefault(one => one.Site == line.Best);
        switch (flip.What)
        {
            case "price" when at is not null:
                return new(BenchLever.ShipmentCost) { Site = at.Site, Value = (ask.Of(BenchLever.ShipmentCost, at.Site)?.Value ?? at.ShipmentCost) + by };
            case "stock" when at?.Free.FirstOrDefault(one => one.Item == line.Item) is { } free:
                return new(BenchLever.Stock) { Site = at.Site, Item = line.Item, Value = Math.Max(0, (ask.Of(BenchLever.Stock, at.Site, line.Item)?.Value ?? free.Quantity.Units) - by) };
            case "distance" when answer.After.Policy.Sourcing.MaxDistanceKm is { } limit:
                return new(BenchLever.MaxDistance) { Value = Math.Max(0, limit - by) };
            case "hour" when (ask.Of(BenchLever.PromisedBy) is { } told ? told.At : answer.Order.PromisedBy) is { } promise:
                return new(BenchLever.PromisedBy) { At = Earlier(promise, by) };
            case "cutOff":
                return new(BenchLever.ShipAt) { At = Earlier(side.Why.At, by) };
            default:
                return null;
        }
    }

    /// <summary>The address holds whole seconds, and later than the flip would not flip it.</summary>
    private static DateTimeOffset Earlier(DateTimeOffset than, decimal hours)
    {
        var at = than.AddTicks(-(long)((double)hours * TimeSpan.TicksPerHour));
        return at.AddTicks(-(at.Ticks % TimeSpan.TicksPerSecond));
    }
}

/// <summary>Changes as people read them.</summary>
public static class BenchChangeWords
{
    public static (string What, string Value) Of(TowerState state, BenchChange change)
    {
        var site = change.Site is { } id ? BenchView.Name(state, id) : "";
        var value = change.Value is { } figure ? NumberFormat.Text(figure, figure == decimal.Truncate(figure) ? 0 : 2) : "no limit";
        return change.Lever switch
        {
            BenchLever.MaxShipments => ("Sites at most", value),
            BenchLever.LineSplit => ("A line from several sites", change.Value == 0 ? "no" : "yes"),
            BenchLever.SplitPenalty => ("Each further site", value),
            BenchLever.Lateness => ("An hour late", change.Value is null ? "the order's worth" : value),
            BenchLever.Balance => ("Weight of load", value),
            BenchLever.MaxDistance => ("Within km", value),
            BenchLever.SiteDown => (site, "down"),
            BenchLever.ShipmentCost => ($"A shipment from {site}", value),
            BenchLever.Stock => ($"{change.Item} free at {site}", value),
            BenchLever.ShipAt => ("Decided", Time(change.At)),
            _ => ("Promised by", change.At is null ? "nothing" : Time(change.At)),
        };
    }

    private static string Time(DateTimeOffset? at) => at?.ToUniversalTime().ToString("ddd d MMM HH:mm 'UTC'", CultureInfo.InvariantCulture) ?? "";
}
