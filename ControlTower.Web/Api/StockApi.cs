using ControlTower.Core.Kernel;
using ControlTower.Core.People;
using ControlTower.Core.Tower.Stock;

namespace ControlTower.Web.Api;

/// <summary>Stock that is wrong without a signal, and the moves that would cure it.</summary>
public static class StockApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/stock/imbalances", List).NeedsScope(Scopes.Read).Produces<Page<ImbalanceShape>>();
        api.MapGet("/stock/ledger", Ledger).NeedsScope(Scopes.Read).Produces<Page<LedgerShape>>();
    }

    /// <summary>What became of all stock, lot by lot.</summary>
    private static IResult Ledger(Submission tower, string? site, string? item, string? after, int? limit)
    {
        var network = tower.View.Network;
        var prefix = site is null ? null : Keys.Prefix(item is null ? site : Keys.Of(site, item));
        var found = (prefix is null ? network.Ledger : network.Ledger.WithPrefix(prefix)).Where(pair => item is null || pair.Value.Item == item);
        return Answers.Page(Paging.Cut(found, new(after, limit), ledger => LedgerShape.Of(network, ledger)));
    }

    /// <param name="kind">out, belowSafety, expiring or excess; all when left out.</param>
    private static IResult List(Submission tower, string? site, string? item, string? kind, string? after, int? limit)
    {
        if (!TryKind(kind, out var only)) return Problems.From(Refusal.Invalid("kind is out, belowSafety, expiring or excess.", "/kind"));
        var (state, from) = (tower.View, after?.Split(Keys.Separator)[0]);
        var all = item is null ? StockBalance.All(state, tower.Now, tower.Rules, from) : StockBalance.OfItem(state, item, tower.Now, tower.Rules);
        var found = all.Where(one => (site is null || one.Site == site) && (only is null || one.Kind == only))
            .Select(one => KeyValuePair.Create(Keys.Of(one.Item, one.Site, $"{(int)one.Kind}"), one));
        return Answers.Page(Paging.Cut(found, new(after, limit), one => ImbalanceShape.Of(state, one)));
    }

    private static bool TryKind(string? text, out ImbalanceKind? kind)
    {
        kind = text switch
        {
            "out" => ImbalanceKind.Out,
            "belowSafety" => ImbalanceKind.BelowSafety,
            "expiring" => ImbalanceKind.Expiring,
            "excess" => ImbalanceKind.Excess,
            _ => null,
        };
        return text is null || kind is not null;
    }
}
