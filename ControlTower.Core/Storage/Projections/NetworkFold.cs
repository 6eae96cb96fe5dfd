using System.Text.Json;
using ControlTower.Core.Journal;
using ControlTower.Core.Kernel.Json;
using ControlTower.Core.Network;

namespace ControlTower.Core.Storage.Projections;

/// <summary>Sites and items as they were told last; what the network leaves out stays, since history speaks of it.</summary>
internal static class NetworkFold
{
    public static void Apply(Touched<SiteRow> sites, Touched<ItemRow> items, Fact fact)
    {
        switch (fact.Body)
        {
            case NetworkDefined defined: Define(sites, items, defined, fact.Sequence); break;
            case SiteScheduled scheduled when sites.Find(scheduled.Site) is { } known: sites.Set(known.Id, RowOf(ScheduleApply.Scheduled(SiteOf(known), scheduled.Schedule)), fact.Sequence); break;
        }
    }

    private static void Define(Touched<SiteRow> sites, Touched<ItemRow> items, NetworkDefined defined, long sequence)
    {
        foreach (var site in defined.Sites ?? []) sites.Set(site.Id, RowOf(site), sequence);
        foreach (var item in defined.Items ?? [])
        {
            items.Set(item.Id, new() { Id = item.Id, Family = item.Family, UnitCost = item.UnitCost?.Micros, Currency = item.UnitCost?.Currency }, sequence);
        }
    }

    private static SiteRow RowOf(SiteEntry site) => new() { Id = site.Id, Document = JsonSerializer.Serialize(site, CanonicalJson.Options) };

    public static SiteEntry SiteOf(SiteRow row) => JsonSerializer.Deserialize<SiteEntry>(row.Document, CanonicalJson.Options)!;
}
