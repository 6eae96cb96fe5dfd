using ControlTower.Core.Tower;
using ControlTower.Core.Tower.Partners;
using ControlTower.Web.Shared.Map;
using ControlTower.Web.Shared.Situation;
using ControlTower.Web.Shared.Status;

namespace ControlTower.Web.Features.Wall;

/// <summary>What waits in the queue of a function.</summary>
/// <param name="Worst">Of what waits.</param>
public sealed record WallQueue(string Function, int Cases, StatusKind Worst);

/// <summary>What the wall shows of one state.</summary>
/// <param name="Cases">At most <see cref="Most"/>, sorted by time left; those without a clock after them.</param>
public sealed record WallView(SituationFigures Figures, IReadOnlyList<CaseGlance> Cases, IReadOnlyList<MapTag> Tags, NetworkPicture Picture, IReadOnlyList<WallQueue> Queues)
{
    public const int Most = 3;

    /// <summary>Suppliers and carriers whose health is worst, measured ones only; at most <see cref="Most"/>.</summary>
    public IReadOnlyList<PartnerLine> Unhealthy { get; init; } = [];

    /// <summary>Breakers that hold back what would be automatic, the newest first; at most <see cref="Most"/>.</summary>
    public IReadOnlyList<WallBreaker> Breakers { get; init; } = [];

    /// <summary>Null when all is well.</summary>
    public StatusKind? Worst => Figures switch
    {
        { Critical: > 0 } => StatusKind.Critical,
        { Warning: > 0 } => StatusKind.Warning,
        { Watch: > 0 } => StatusKind.Watch,
        _ => null,
    };

    public int WorstCount => Worst switch
    {
        StatusKind.Critical => Figures.Critical,
        StatusKind.Warning => Figures.Warning,
        StatusKind.Watch => Figures.Watch,
        _ => 0,
    };

    public static WallView Of(TowerState state, Situation now)
    {
        var due = now.Cases.Where(one => one.ActionDue).ToList();
        var chosen = due.OrderBy(one => one.Level).ThenBy(one => one.Rank).Take(Most)
            .OrderBy(one => one.Window?.Deadline ?? DateTimeOffset.MaxValue).ThenBy(one => one.Rank).ToList();
        var queues = due.GroupBy(one => one.Function, StringComparer.Ordinal)
            .Select(group => new WallQueue(state.People.Functions.Find(group.Key) ?? group.Key, group.Count(), group.Min(one => one.Level)))
            .OrderBy(queue => queue.Worst).ThenByDescending(queue => queue.Cases).ThenBy(queue => queue.Function, StringComparer.Ordinal);
        return new(now.Figures, chosen, TagsOf(state, chosen), now.Picture, [.. queues.Take(6)])
        {
            Unhealthy = [.. WorstOf(state)],
            Breakers = [.. WallBreaker.Of(state.Protocols).Take(Most)],
        };
    }

    private static IEnumerable<PartnerLine> WorstOf(TowerState state) =>
        state.Orders.Suppliers.Keys.Select(id => PartnerOverview.Supplier(state, id)).OfType<PartnerLine>()
            .Concat(state.Orders.Carriers.Select(pair => new PartnerLine(pair.Key, pair.Key, null, PartnerFigures.Of(pair.Value), [])))
            .Where(line => line.Figures.Score is not null).OrderBy(line => line.Figures.Score).ThenBy(line => line.Id, StringComparer.Ordinal).Take(Most);

    /// <summary>The numbers of the list stand on the map too.</summary>
    private static List<MapTag> TagsOf(TowerState state, IReadOnlyList<CaseGlance> cases)
    {
        var tags = new List<MapTag>();
        foreach (var (one, place) in cases.Select((one, place) => (one, place + 1)))
        {
            if (one.Site is not { } site || tags.Exists(tag => tag.SiteId == site)) continue;
            var name = state.Network.Sites.Find(site)?.Name ?? site;
            var trouble = one.Level switch { StatusKind.Critical => MapTrouble.Critical, StatusKind.Warning => MapTrouble.Warning, _ => MapTrouble.Watch };
            tags.Add(new(site, trouble, $"{place} {name.Split(',')[0]}", one.Delta.Length > 0 ? one.Delta : null));
        }
        return tags;
    }
}
