using ControlTower.Core.Kernel;
using ControlTower.Core.Tower;
using ControlTower.Core.Tower.Stock;
using ControlTower.Web.Shared.Status;

namespace ControlTower.Web.Features.Network;

/// <summary>What the reader wants to see; empty members let everything through.</summary>
/// <param name="Site">A part of its id or name.</param>
public sealed record StockFilter(ImbalanceKind? Kind = null, string? Site = null, string? Item = null)
{
    public bool Any => Kind is not null || !string.IsNullOrWhiteSpace(Site) || !string.IsNullOrEmpty(Item);
}

/// <param name="Case">The open case about it.</param>
public sealed record ImbalanceRow(StockImbalance One, string ItemName, string SiteName, string? Case)
{
    public string Key => Keys.Of(One.Item, One.Site, $"{One.Kind}");

    public StatusKind Status => One.Kind switch
    {
        ImbalanceKind.Out => StatusKind.Critical,
        ImbalanceKind.BelowSafety or ImbalanceKind.Expiring => StatusKind.Warning,
        _ => StatusKind.Watch,
    };
}

/// <summary>Stock that is wrong, as far as a page shows it.</summary>
/// <param name="More">There are more than are shown.</param>
/// <param name="Held">Positions of the network, wrong or not.</param>
public sealed record StockView(IReadOnlyList<ImbalanceRow> Rows, bool More, int Held)
{
    public const int Most = 500;

    public static StockView Empty { get; } = new([], false, 0);

    public static StockView Of(TowerState state, DateTimeOffset now, TowerRules rules, StockFilter filter)
    {
        var rows = All(state, now, rules, filter).Take(Most + 1).ToList();
        return new([.. rows.Take(Most)], rows.Count > Most, state.Network.Stock.Count);
    }

    /// <summary>Reckoned while it is read. What could be spared but cures nothing is there only where excess is asked for.</summary>
    public static IEnumerable<ImbalanceRow> All(TowerState state, DateTimeOffset now, TowerRules rules, StockFilter filter)
    {
        var all = string.IsNullOrEmpty(filter.Item) ? StockBalance.All(state, now, rules) : StockBalance.OfItem(state, filter.Item, now, rules);
        return all.Where(one => filter.Kind is null ? one.Kind != ImbalanceKind.Excess || one.Moves.Count > 0 : one.Kind == filter.Kind)
            .Select(one => new ImbalanceRow(one, state.Network.Items.Find(one.Item)?.Name ?? one.Item, SiteName(state, one.Site), StockBalance.CaseOf(state, one)))
            .Where(row => string.IsNullOrWhiteSpace(filter.Site) || row.One.Site.Contains(filter.Site.Trim(), StringComparison.OrdinalIgnoreCase) || row.SiteName.Contains(filter.Site.Trim(), StringComparison.OrdinalIgnoreCase));
    }

    public static string Word(ImbalanceKind kind) => kind switch
    {
        ImbalanceKind.Out => "Out",
        ImbalanceKind.BelowSafety => "Below safety",
        ImbalanceKind.Expiring => "About to expire",
        _ => "Excess",
    };

    /// <summary>The move of a row in words, seen from its site.</summary>
    public static string Way(StockImbalance one, StockMove move) => move.To == one.Site ? $"from {move.From}" : $"to {move.To}";

    private static string SiteName(TowerState state, string site) => state.Network.Sites.Find(site)?.Name ?? site;
}
