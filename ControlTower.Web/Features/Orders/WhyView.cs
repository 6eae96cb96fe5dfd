using System.Globalization;
using ControlTower.Core.Kernel;
using ControlTower.Core.Orders.Lifecycle;
using ControlTower.Core.Orders.Sourcing.Answer;
using ControlTower.Core.Tower;
using ControlTower.Core.Tower.Fulfilment;
using ControlTower.Core.Tower.Routing;
using ControlTower.Web.Shared.Formats;

namespace ControlTower.Web.Features.Orders;

/// <summary>Why an order is served as it is, as the page shows it.</summary>
/// <param name="Title">Such as "Why Lyon".</param>
/// <param name="Ways">What was chosen, what the policy would have chosen where that is another, and the runner-up.</param>
public sealed record WhyView(SourcingWhy Why, string Title, string Note, string Sentence, IReadOnlyList<WhyWay> Ways)
{
    private const int MostRuledOut = 20;

    public IReadOnlyList<WhyLine> Lines { get; init; } = [];

    public IReadOnlyList<WhyFlip> Flips { get; init; } = [];

    /// <summary>What one more of would make it cheaper.</summary>
    public IReadOnlyList<WhyBound> Bounds { get; init; } = [];

    /// <summary>The first of them.</summary>
    public IReadOnlyList<WhyRuledOut> RuledOut { get; init; } = [];

    public int RuledOutBeyond { get; init; }

    public static WhyView Of(TowerState state, SourcingWhy why)
    {
        var ways = WaysOf(state, why);
        var ruledOut = why.Lines.SelectMany(line => line.RuledOut).DistinctBy(one => one.Site).OrderBy(one => one.Site, StringComparer.Ordinal).ToList();
        return new(why, ways.Count == 0 ? "Why it waits" : $"Why {ways[0].Name}", NoteOf(why), SentenceOf(why, ways), ways)
        {
            Lines = [.. why.Lines.Select(line => new WhyLine(line.Line, state.Network.Items.Find(line.Item)?.Name ?? line.Item, line.Quantity, Name(state, line.Chosen), Name(state, line.RunnerUp), line.RunnerUp is null ? null : (decimal?)line.Margin))],
            Flips = [.. why.Lines.SelectMany(line => line.Flips.Select(flip => Flip(state, line, flip)))],
            Bounds = [.. why.Binding.Select(one => WhyBound.Of(state, one))],
            RuledOut = [.. ruledOut.Take(MostRuledOut).Select(one => new WhyRuledOut(Name(state, one.Site)!, [.. one.Rules]))],
            RuledOutBeyond = Math.Max(0, ruledOut.Count - MostRuledOut),
        };
    }

    private static List<WhyWay> WaysOf(TowerState state, SourcingWhy why)
    {
        var ways = new List<WhyWay>();
        var other = why.CostsMore is { Micros: not 0 };
        if (why.Note is { } note) ways.Add(WhyWay.Of(state, note, RoleOf(why.Choice)) with { Beside = other ? "" : WhyWay.BesideOf(why.Weighed) });
        if (why.Best is { } best && other) ways.Add(WhyWay.Of(state, best, "what the policy would choose") with { Beside = WhyWay.BesideOf(why.Weighed) });
        if (why.RunnerUp is { } next) ways.Add(WhyWay.Of(state, next, "runner-up") with { Beside = WhyWay.BesideOf(why.RunnerUpWeighed) });
        return ways;
    }

    private static string RoleOf(SiteChoice choice) => choice switch
    {
        SiteChoice.Customer => "the customer’s chosen store",
        SiteChoice.Person => "chosen by a person",
        SiteChoice.Told => "told by a record system",
        _ => "chosen",
    };

    private static string NoteOf(SourcingWhy why)
    {
        var how = why.Proven ? "solved to proven optimum" : "best that was found";
        var by = why.Note is { Together: > 0 } together ? $", together with {NumberFormat.Text(together.Together!.Value)} others" : "";
        return why.Note is null ? "no site could serve it" : $"{how}{by}, policy “{why.Note.Policy}”, at v {NumberFormat.Text(why.Decision)}";
    }

    private static string SentenceOf(SourcingWhy why, List<WhyWay> ways)
    {
        if (why.Note is not { } note) return "No site has free stock of it that it may send; the rules below say which lacks what.";
        var more = why.CostsMore is { Micros: > 0 } costs ? $", {Text(costs)} more than the policy's choice" : "";
        var least = more.Length == 0 && why.RunnerUp is { } next && next.Cost.Currency == note.Cost.Currency ? Beside(note, next, ways[^1].Name) : "";
        var reason = string.IsNullOrEmpty(why.Reason) ? "" : $" Because: {why.Reason}.";
        return $"{ways[0].Name} serves it for {Text(note.Cost)}{more}{least}.{string.Concat(why.NotSplit.Select(rule => $" It is not split: {rule.Detail}."))}{reason}";
    }

    /// <summary>A site may cost more than the runner-up where something else counts for it, or the runner-up serves only while nobody else can.</summary>
    private static string Beside(SourcingNote note, SourcingNote next, string name)
    {
        var kept = (next.Dropped ?? []).Except(note.Dropped ?? [], StringComparer.Ordinal).ToList();
        var why = kept.Count > 0 ? $"kept back by {string.Join(", ", kept)} while others can serve" : "which what counts beside the cost outweighs";
        return (next.Cost - note.Cost).Micros switch
        {
            > 0 => $", {Text(next.Cost - note.Cost)} less than {name}",
            0 => $", as much as {name}",
            _ => $", {Text(note.Cost - next.Cost)} more than {name}, {why}",
        };
    }

    private static WhyFlip Flip(TowerState state, WhyOfLine line, ChoiceFlip flip)
    {
        var by = Math.Abs(flip.By).ToString("0.##", CultureInfo.InvariantCulture);
        var (what, how) = flip.What switch
        {
            "price" => ($"A shipment from {Name(state, line.Best)} costs more", $"by {by}"),
            "stock" => ($"{Name(state, line.Best)} keeps more of {line.Item}", $"by {by}"),
            "distance" => ("Sites may be less far away", $"by {by} km"),
            "cutOff" => ($"It had come before the cut-off of {Name(state, flip.Site)} at {Clock(state, flip)}", $"{by} h earlier"),
            "downtime" => ($"{Name(state, flip.Site)} were back now, not at {Clock(state, flip)}", $"{by} h sooner"),
            _ => ("It is promised earlier", $"by {by} h"),
        };
        return new(line.Line, what, how, flip.To is null ? "it waits" : $"to {Name(state, flip.To)}");
    }

    /// <summary>On the clock of the site that it is about; with the day where it is another one.</summary>
    private static string Clock(TowerState state, ChoiceFlip flip)
    {
        var name = state.Network.Sites.Find(flip.Site!)?.Entry.TimeZone;
        var zone = name is not null && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var found) ? found : TimeZoneInfo.Utc;
        return TimeZoneInfo.ConvertTime(flip.At!.Value, zone).ToString("HH:mm", CultureInfo.InvariantCulture) + (flip.By >= 24 ? TimeZoneInfo.ConvertTime(flip.At.Value, zone).ToString(" 'on' d MMM", CultureInfo.InvariantCulture) : "");
    }

    private static string Text(Money amount) => MoneyFormat.Text(amount.Amount, amount.Currency, MoneyPrecision.Exact).Plain;

    private static string? Name(TowerState state, string? site) => site is null ? null : state.Network.Sites.Find(site)?.Name ?? site;
}

/// <summary>One way to serve it, with its cost by parts.</summary>
public sealed record WhyWay(string Name, string Role, Money Cost, DateTimeOffset Arrives)
{
    /// <summary>Freight, handling, splits, lateness, carbon and packing, in this order, those that are not 0.</summary>
    public IReadOnlyList<WhyPartCost> Parts { get; init; } = [];

    /// <summary>What counts beside the cost, in words; empty where nothing does.</summary>
    public string Beside { get; init; } = "";

    public static string BesideOf(Weighed? weighed) => string.Join(", ", new[]
    {
        Counts("older stock counts", weighed?.AgeCredit ?? 0, "less"),
        Counts("load counts", weighed?.Load ?? 0, "more"),
    }.OfType<string>());

    private static string? Counts(string what, double amount, string how) => amount < 0.005 ? null : $"{what} {amount.ToString("0.00", CultureInfo.InvariantCulture)} {how}";

    public static WhyWay Of(TowerState state, SourcingNote note, string role)
    {
        var (freight, handling, late, carbon, packing) = (note.Shipments.Sum(part => part.Freight.Amount), note.Shipments.Sum(part => part.Handling.Amount), note.Shipments.Sum(part => part.Lateness?.Amount ?? 0), note.Shipments.Sum(part => part.Carbon?.Amount ?? 0), note.Shipments.Sum(part => part.Packing?.Amount ?? 0));
        WhyPartCost[] parts = [new("freight", freight), new("handling", handling), new("split", note.Cost.Amount - freight - handling - late - carbon - packing), new("lateness", late), new("carbon", carbon), new("packing", packing)];
        return new(string.Join(" + ", note.Shipments.Select(part => state.Network.Sites.Find(part.Site)?.Name ?? part.Site)), role, note.Cost, note.Shipments.Max(part => part.Arrives))
        {
            Parts = [.. parts.Where(part => part.Amount > 0)],
        };
    }
}

public sealed record WhyPartCost(string Kind, decimal Amount);

public sealed record WhyLine(string Line, string Item, Quantity Quantity, string? Chosen, string? RunnerUp, decimal? Margin);

public sealed record WhyFlip(string Line, string What, string How, string To);

public sealed record WhyRuledOut(string Site, IReadOnlyList<BrokenRule> Rules);

/// <summary>A constraint that binds, and what one more of it would save.</summary>
public sealed record WhyBound(string What, string Saves)
{
    public static WhyBound Of(TowerState state, BindingConstraint one)
    {
        var site = one.Site is { } id ? state.Network.Sites.Find(id)?.Name ?? id : "";
        var what = one.Constraint switch
        {
            "stock" => $"Stock of {one.Item} at {site}: one unit more",
            "unitsPerDay" => $"What {site} can do in a day: one unit more",
            _ => "Sites that may serve it: one more",
        };
        return new(what, $"saves {one.Worth.ToString("0.00", CultureInfo.InvariantCulture)}");
    }
}
