using System.Globalization;
using ControlTower.Core.Kernel;
using ControlTower.Core.Orders.Sourcing.Answer;
using ControlTower.Core.Tower;
using ControlTower.Core.Tower.Routing;
using ControlTower.Web.Shared.Formats;
using ControlTower.Web.Shared.Texts;

namespace ControlTower.Web.Features.Orders;

/// <summary>The smallest single change that moves a choice, in words.</summary>
/// <param name="What">Such as "A shipment from Lyon costs more".</param>
/// <param name="How">By how much, with its unit.</param>
/// <param name="To">Who would serve it then.</param>
public sealed record ChoiceFlipWords(string What, string How, string To)
{
    /// <summary>More is not told in hours.</summary>
    private const double MostHours = 1_000_000;

    /// <summary>A change that moves several lines is told once.</summary>
    public static IEnumerable<(ChoiceFlipWords Words, string Lines, WhyOfLine Line, ChoiceFlip Flip)> Of(TowerState state, SourcingWhy why, string currency) =>
        from line in why.Lines
        from flip in line.Flips
        group (line, flip) by Of((state, why, currency), line, flip) into same
        let lines = same.Select(one => one.line.Line).Distinct().ToList()
        select (same.Key, lines.Count == why.Lines.Count ? "" : lines.Count == 1 ? $"line {lines[0]}" : $"lines {string.Join(", ", lines)}", same.First().line, same.First().flip);

    /// <summary>Against what flips to nobody are measured, in a sentence; null where there are none.</summary>
    public static string? Waiting(SourcingWhy why, string currency) =>
        why.Lines.FirstOrDefault(line => line.UnfilledPenaltyPerUnit is not null && line.Flips.Any(flip => flip.To is null)) is { UnfilledPenaltyPerUnit: { } penalty } && (decimal?)Known(penalty) is { } amount
            ? $"A unit that waits is reckoned at {Text(amount, currency)}, above any way to send it, so that none waits which a site could send. It is no cost of the order." : null;

    private static ChoiceFlipWords Of((TowerState State, SourcingWhy Why, string Currency) about, WhyOfLine line, ChoiceFlip flip)
    {
        var by = Math.Abs(flip.By);
        var (best, whose) = (SiteNames.Of(about.State, line.Best), SiteNames.Of(about.State, flip.Site));
        var (what, how) = flip.What switch
        {
            "price" => (about.Why.Choice == SiteChoice.Customer ? $"Preparing it at {best} costs more" : $"A shipment from {best} costs more", Dearer(about.Why, line, (by, about.Currency))),
            "stock" => ($"{best} keeps more {about.State.Network.Items.Find(line.Item)?.Name ?? line.Item}", $"{Text(by)} {(by == 1 ? "unit" : "units")} more"),
            "distance" => ("Sites may be less far away", $"by {Text(by)} km"),
            "cutOff" => ($"It had come before the cut-off of {whose} at {Clock(about.State, flip)}", $"{Hours(by)} earlier"),
            "downtime" => ($"{whose} were back now, not at {Clock(about.State, flip)}", $"{Hours(by)} sooner"),
            _ => ("It is promised earlier", $"by {Hours(by)}"),
        };
        return new(what, how, flip.To is null ? "it waits" : $"to {SiteNames.Of(about.State, flip.To)}");
    }

    /// <summary>With what the shipment would cost then, where it costs something now.</summary>
    private static string Dearer(SourcingWhy why, WhyOfLine line, (double By, string Currency) more)
    {
        if (Known(more.By) is not { } by) return "by more than can be told";
        var now = (why.Best ?? why.Note)?.Shipments.FirstOrDefault(part => part.Site == line.Best && part.Freight.Currency == more.Currency && part.Handling.Currency == more.Currency);
        var cost = now is null ? 0 : now.Freight.Amount + now.Handling.Amount;
        return cost > 0 ? $"by {Text(by, more.Currency)}, to {NumberFormat.Text(cost + by, 2)}" : $"by {Text(by, more.Currency)}";
    }

    private static decimal? Known(double amount) => double.IsFinite(amount) && amount < (double)Micros.Limit ? (decimal)amount : null;

    private static string Hours(double hours) => DurationFormat.Left(TimeSpan.FromHours(Math.Min(hours, MostHours))).Plain;

    /// <summary>On the clock of the site that it is about; with the day where it is another one.</summary>
    private static string Clock(TowerState state, ChoiceFlip flip)
    {
        var name = state.Network.Sites.Find(flip.Site!)?.Entry.TimeZone;
        var zone = name is not null && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var found) ? found : TimeZoneInfo.Utc;
        return TimeZoneInfo.ConvertTime(flip.At!.Value, zone).ToString(flip.By >= 24 ? "HH:mm 'on' d MMM" : "HH:mm", CultureInfo.InvariantCulture);
    }

    private static string Text(decimal amount, string currency) => MoneyFormat.Text(amount, currency, MoneyPrecision.Exact).Plain;

    private static string Text(double figure) => Known(figure) is { } known ? NumberFormat.Text(known, known == decimal.Truncate(known) ? 0 : 2) : figure.ToString("0.##E+0", CultureInfo.InvariantCulture);
}
