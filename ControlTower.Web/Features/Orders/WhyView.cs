using System.Globalization;
using ControlTower.Core.Kernel;
using ControlTower.Core.Orders.Lifecycle;
using ControlTower.Core.Orders.Sourcing.Answer;
using ControlTower.Core.Tower;
using ControlTower.Core.Tower.Routing;
using ControlTower.Web.Shared.Formats;
using ControlTower.Web.Shared.Texts;

namespace ControlTower.Web.Features.Orders;

/// <summary>Why an order is served as it is, as the page shows it.</summary>
/// <param name="Title">Such as "Why Lyon".</param>
/// <param name="Ways">What was chosen, what the policy would have chosen where that is another, and the runner-up.</param>
public sealed record WhyView(SourcingWhy Why, string Title, string Note, string Sentence, IReadOnlyList<WhyWay> Ways)
{
    public IReadOnlyList<WhyLine> Lines { get; init; } = [];

    public IReadOnlyList<WhyFlip> Flips { get; init; } = [];

    /// <summary>What one more of would make it cheaper.</summary>
    public IReadOnlyList<WhyBound> Bounds { get; init; } = [];

    /// <summary>Those that the fewest share first.</summary>
    public IReadOnlyList<WhyRuledOut> RuledOut { get; init; } = [];

    /// <summary>Of the margins and flips.</summary>
    public string Currency { get; init; } = "";

    /// <summary>Against what flips to nobody are measured; null where there are none.</summary>
    public string? Waiting { get; init; }

    /// <param name="when">An instant as its reader reads it.</param>
    public static WhyView Of(TowerState state, SourcingWhy why, Func<DateTimeOffset, string> when)
    {
        var ways = WaysOf(state, why);
        var currency = (why.Note ?? why.Best)?.Cost.Currency ?? "";
        return new(why, ways.Count == 0 ? "Why it waits" : $"Why {ways[0].Name}", NoteOf(why), SentenceOf(why, ways), ways)
        {
            Lines = [.. why.Lines.Select(line => new WhyLine(line.Line, state.Network.Items.Find(line.Item)?.Name ?? line.Item, line.Quantity, SiteNames.Of(state, line.Chosen), SiteNames.Of(state, line.RunnerUp), line.RunnerUp is not null && line.Margin is { } margin && double.IsFinite(margin) && Math.Abs(margin) < (double)Micros.Limit ? (decimal)margin : null))],
            Currency = currency,
            Flips = [.. ChoiceFlipWords.Of(state, why, currency).Select(one => new WhyFlip(one.Words, one.Lines))],
            Waiting = ChoiceFlipWords.Waiting(why, currency),
            Bounds = [.. why.Binding.Select(one => WhyBound.Of(state, one))],
            RuledOut = [.. WhyRuledOut.Of(state, why.Lines.SelectMany(line => line.RuledOut).DistinctBy(one => one.Site), when)],
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
        var cost = note.Cost.Micros == 0 ? "at no cost" : $"for {Text(note.Cost)}";
        return $"{ways[0].Name} {(note.Shipments.Count > 1 ? "serve" : "serves")} it {cost}{more}{least}.{string.Concat(why.NotSplit.Select(rule => $" It is not split: {rule.Detail}."))}{reason}";
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

    private static string Text(Money amount) => MoneyFormat.Text(amount.Amount, amount.Currency, MoneyPrecision.Exact).Plain;
}

public sealed record WhyLine(string Line, string Item, Quantity Quantity, string? Chosen, string? RunnerUp, decimal? Margin);

/// <param name="Lines">Those that move; empty where all do.</param>
public sealed record WhyFlip(ChoiceFlipWords Words, string Lines);

/// <summary>A constraint that binds, and what one more of it would save.</summary>
public sealed record WhyBound(string What, string Saves)
{
    public static WhyBound Of(TowerState state, BindingConstraint one)
    {
        var site = SiteNames.Of(state, one.Site);
        var what = one.Constraint switch
        {
            "stock" => $"Stock of {state.Network.Items.Find(one.Item ?? "")?.Name ?? one.Item} at {site}: one unit more",
            "unitsPerDay" => $"What {site} can do in a day: one unit more",
            _ => "Sites that may serve it: one more",
        };
        return new(what, $"saves {one.Worth.ToString("0.00", CultureInfo.InvariantCulture)}");
    }
}
