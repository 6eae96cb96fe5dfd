using ControlTower.Core.Tower;
using ControlTower.Core.Tower.Partners;

namespace ControlTower.Web.Features.Network;

/// <param name="Tier">Null for all.</param>
/// <param name="Sort">score (the worst first), name, late, cases or heard (the longest silence first).</param>
public sealed record PartnerFilter(bool Carriers, int? Tier, string Sort);

/// <summary>Suppliers or carriers with their health, filtered and in order.</summary>
public sealed record PartnersView(IReadOnlyList<PartnerLine> Rows, int All, IReadOnlyList<int> Tiers)
{
    public static PartnersView Of(TowerState state, PartnerFilter filter)
    {
        var all = (filter.Carriers ? PartnerOverview.Carriers(state) : PartnerOverview.Suppliers(state)).Select(pair => pair.Value).ToList();
        var rows = all.Where(line => filter.Tier is null || line.Tier == filter.Tier);
        return new([.. Sorted(rows, filter.Sort)], all.Count, [.. all.Select(line => line.Tier).OfType<int>().Distinct().Order()]);
    }

    /// <summary>What is not measured stands last.</summary>
    private static IOrderedEnumerable<PartnerLine> Sorted(IEnumerable<PartnerLine> rows, string sort) => (sort switch
    {
        "name" => rows.OrderBy(line => line.Name, StringComparer.Ordinal),
        "late" => rows.OrderByDescending(line => line.Figures.HoursLateMedian ?? -1),
        "cases" => rows.OrderByDescending(line => line.OpenCases.Count),
        "heard" => rows.OrderBy(line => line.Figures.LastHeardAt ?? DateTimeOffset.MaxValue),
        _ => rows.OrderBy(line => line.Figures.Score ?? int.MaxValue),
    }).ThenBy(line => line.Id, StringComparer.Ordinal);
}
