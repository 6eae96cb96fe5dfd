using ControlTower.Core.Orders.Sourcing.Answer;
using ControlTower.Core.Tower;
using ControlTower.Web.Shared.Texts;

namespace ControlTower.Web.Features.Orders;

/// <summary>Sites that the same rules speak against, in the same words.</summary>
/// <param name="Sites">Their names, in order.</param>
/// <param name="Title">The rules.</param>
/// <param name="Detail">What they found.</param>
public sealed record WhyRuledOut(IReadOnlyList<string> Sites, string Title, string Detail)
{
    /// <summary>So many are named together; of more it is told how many.</summary>
    private const int Named = 2;

    /// <summary>The site where there is one, how many where there are more.</summary>
    public string Who => Sites.Count <= Named ? string.Join(", ", Sites) : $"{Sites.Count} sites";

    /// <summary>All of them, where <see cref="Who"/> only counts them.</summary>
    public string? All => Sites.Count <= Named ? null : string.Join(", ", Sites);

    /// <param name="when">An instant as its reader reads it.</param>
    public static IEnumerable<WhyRuledOut> Of(TowerState state, IEnumerable<RuledOutSite> sites, Func<DateTimeOffset, string> when) =>
        from one in sites
        group one by (Title: SpokenRule.Title(one.Rules), Detail: DetailOf(state, one, when)) into same
        let names = same.Select(one => SiteNames.Of(state, one.Site)).Order(StringComparer.Ordinal).ToList()
        orderby names.Count, names[0]
        select new WhyRuledOut(names, same.Key.Title, same.Key.Detail);

    /// <summary>All that was found against a site, with the site itself as "it".</summary>
    public static string DetailOf(TowerState state, RuledOutSite one, Func<DateTimeOffset, string> when) => string.Join("; ", one.Rules.Select(rule => SpokenRule.Detail(state, Masked(rule, one.Site), when)).Distinct());

    /// <summary>What is said of the site itself is said of all alike.</summary>
    private static string Masked(BrokenRule rule, string site) => string.Join(' ', rule.Detail.Split(' ').Select(word => word == site ? "it" : word));
}
