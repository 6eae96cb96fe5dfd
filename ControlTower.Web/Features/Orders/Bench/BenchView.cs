using ControlTower.Core.Kernel;
using ControlTower.Core.Orders.Sourcing.Answer;
using ControlTower.Core.Tower;
using ControlTower.Core.Tower.Routing;
using ControlTower.Web.Shared.Formats;

namespace ControlTower.Web.Features.Orders.Bench;

/// <summary>What the bench found, as the page shows it: the choice as it is, the choice with the changes, and what differs.</summary>
/// <param name="Changed">Null where nothing is changed.</param>
public sealed record BenchView(BenchAnswer Answer, BenchSideView AsItIs, BenchSideView? Changed)
{
    /// <summary>In one sentence.</summary>
    public required string Sentence { get; init; }

    public IReadOnlyList<BenchFigure> Figures { get; init; } = [];

    public IReadOnlyList<BenchLineView> Lines { get; init; } = [];

    public IReadOnlyList<BenchFlip> Flips { get; init; } = [];

    /// <summary>Those for whom it differs first.</summary>
    public IReadOnlyList<BenchRuled> RuledOut { get; init; } = [];

    /// <summary>The side that is looked at.</summary>
    public BenchSide Now => Changed is null ? Answer.Before : Answer.After;

    /// <param name="when">An instant as its reader reads it.</param>
    public static BenchView Of(TowerState state, BenchAsk ask, BenchAnswer answer, Func<DateTimeOffset, string> when)
    {
        var (before, after) = (BenchSideView.Of(state, answer.Before, answer.Order), ask.Changes.Count == 0 ? null : BenchSideView.Of(state, answer.After, answer.Order));
        var view = new BenchView(answer, before, after)
        {
            Sentence = after is null ? before.Sentence : SentenceOf(answer, before, after),
            Figures = [.. BenchFigure.Of(answer, ask.Changes.Count > 0)],
            RuledOut = [.. Ruled(state, answer, when).OrderByDescending(one => one.Differs).ThenBy(one => one.Sites).ThenBy(one => one.Site, StringComparer.Ordinal)],
        };
        return view with
        {
            Lines = [.. view.Now.Why.Lines.Select(line => BenchLineView.Of(state, answer, line))],
            Flips = [.. BenchFlip.Of(state, ask, answer, view.Now)],
        };
    }

    public static string Name(TowerState state, string site) => state.Network.Sites.Find(site)?.Name ?? site;

    private static string SentenceOf(BenchAnswer answer, BenchSideView before, BenchSideView after)
    {
        if (answer.After.Why.Note is null) return $"It would wait: with the changes no site serves it. As it is, {before.Sentence[..1].ToLowerInvariant()}{before.Sentence[1..]}";
        if (answer.Before.Why.Note is null) return $"{after.Sentence} As it is, it would wait.";
        var more = answer.After.Cost - answer.Before.Cost;
        var by = more.Micros == 0 ? "for the same" : $"for {Text(more.Micros < 0 ? -1 * more.Amount : more.Amount, more.Currency)} {(more.Micros < 0 ? "less" : "more")}";
        return before.Sites == after.Sites ? $"{after.Sites} still {(after.Shipments.Count > 1 ? "serve" : "serves")} it, {by}." : $"The choice moves from {before.Sites} to {after.Sites}, {by}.";
    }

    private static string Text(decimal amount, string currency) => MoneyFormat.Text(amount, currency, MoneyPrecision.Exact).Plain;

    /// <summary>Sites with the same words against them on both sides stand together.</summary>
    private static IEnumerable<BenchRuled> Ruled(TowerState state, BenchAnswer answer, Func<DateTimeOffset, string> when)
    {
        var (before, after) = (RulesOf(answer.Before), RulesOf(answer.After));
        return from site in before.Keys.Union(after.Keys, StringComparer.Ordinal)
               group site by (AsItIs: Words((state, answer.Before, before), site, when), Changed: Words((state, answer.After, after), site, when)) into same
               select BenchRuled.Of([.. same.Select(site => Name(state, site)).Order(StringComparer.Ordinal)], same.Key.AsItIs, same.Key.Changed);
    }

    private static string Words((TowerState State, BenchSide Side, SortedDictionary<string, List<BrokenRule>> Rules) about, string site, Func<DateTimeOffset, string> when) =>
        about.Rules.TryGetValue(site, out var broken) ? WhyRuledOut.DetailOf(about.State, new(site, broken), when) : about.Side.Served.Any(one => one.Site == site) ? "serves it" : "may serve it";

    private static SortedDictionary<string, List<BrokenRule>> RulesOf(BenchSide side)
    {
        var rules = new SortedDictionary<string, List<BrokenRule>>(StringComparer.Ordinal);
        foreach (var one in side.Why.Lines.SelectMany(line => line.RuledOut).Where(one => !side.Served.Any(served => served.Site == one.Site)))
        {
            if (!rules.TryGetValue(one.Site, out var known)) rules[one.Site] = known = [];
            known.AddRange(one.Rules);
        }
        return rules;
    }
}

/// <param name="Site">Its name; of several how many.</param>
/// <param name="Sites">How many.</param>
/// <param name="AsItIs">The rules in words, or that it may serve.</param>
public sealed record BenchRuled(string Site, int Sites, string AsItIs, string Changed)
{
    /// <summary>By name, where <see cref="Site"/> only counts them.</summary>
    public string? All { get; init; }

    public bool Differs => AsItIs != Changed;

    public static BenchRuled Of(IReadOnlyList<string> names, string asItIs, string changed)
    {
        var sites = new WhyRuledOut(names, "", "");
        return new(sites.Who, names.Count, asItIs, changed) { All = sites.All };
    }
}

/// <summary>A line, with who serves it on either side.</summary>
public sealed record BenchLineView(string Line, string Item, Quantity Quantity, string Before, string After)
{
    public string? RunnerUp { get; init; }

    public decimal? Margin { get; init; }

    public static BenchLineView Of(TowerState state, BenchAnswer answer, WhyOfLine line) =>
        new(line.Line, state.Network.Items.Find(line.Item)?.Name ?? line.Item, line.Quantity, Sites(state, answer.Before, line.Line), Sites(state, answer.After, line.Line))
        {
            RunnerUp = line.RunnerUp is { } next ? BenchView.Name(state, next) : null,
            Margin = line is { RunnerUp: not null, Margin: { } margin } && double.IsFinite(margin) && Math.Abs(margin) < (double)Micros.Limit ? (decimal)margin : null,
        };

    private static string Sites(TowerState state, BenchSide side, string line) =>
        side.Served.Where(one => one.Line == line).Select(one => BenchView.Name(state, one.Site)).ToList() is { Count: > 0 } sites ? string.Join(" + ", sites) : "waits";
}
