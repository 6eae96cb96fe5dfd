using ControlTower.Core.Kernel;
using ControlTower.Core.Tower;
using ControlTower.Core.Tower.Routing;
using ControlTower.Web.Shared.Formats;
using ControlTower.Web.Shared.Time;

namespace ControlTower.Web.Features.Orders.Policies;

/// <summary>What a trial came to, as the page shows it: each figure beside what was.</summary>
public sealed record TrialView(PolicyTrialResult Result, IReadOnlyList<TrialRow> Rows, IReadOnlyList<TrialSite> Sites)
{
    /// <summary>What it would have cost beside what was, in words.</summary>
    public string Costs => (Result.Would.Cost.Amount - Result.Was.Cost.Amount) switch
    {
        0 => "for the same",
        var more => $"for {MoneyFormat.Text(Math.Abs(more), Result.Was.Cost.Currency, MoneyPrecision.Exact).Plain} {(more < 0 ? "less" : "more")}",
    };

    public static TrialView Of(TowerState state, PolicyTrialResult result) => new(result, [.. RowsOf(result)], [.. SitesOf(state, result)]);

    /// <summary>The stretch of a choice of the page, by the reader's days.</summary>
    public static (DateTimeOffset From, DateTimeOffset To) Stretch(string period, DateTimeOffset now, ReaderZone zone)
    {
        var today = ZoneTime.Day(now, zone);
        return period switch
        {
            "yesterday" => (ZoneTime.StartOf(today.AddDays(-1), zone), ZoneTime.StartOf(today, zone)),
            "week" => (ZoneTime.StartOf(today.AddDays(-7), zone), ZoneTime.StartOf(today, zone)),
            _ => (ZoneTime.StartOf(today, zone), ZoneTime.StartOf(today.AddDays(1), zone)),
        };
    }

    private static IEnumerable<TrialRow> RowsOf(PolicyTrialResult result)
    {
        var (was, would) = (result.Was, result.Would);
        yield return new("Cost", MoneyFormat.Text(was.Cost.Amount, was.Cost.Currency, MoneyPrecision.Exact).Plain, MoneyFormat.Text(would.Cost.Amount, would.Cost.Currency, MoneyPrecision.Exact).Plain, MoneyFormat.Text(would.Cost.Amount - was.Cost.Amount, was.Cost.Currency, MoneyPrecision.Exact, true).Plain);
        yield return Row("Shipments", was.Shipments, would.Shipments);
        yield return Row("Splits", was.Splits, would.Splits);
        yield return Row("Hours late", was.LateHours, would.LateHours, 1);
        yield return Row("Units served", was.Served.Units, would.Served.Units);
        yield return Row("Units that wait", was.Left.Units, would.Left.Units);
    }

    private static TrialRow Row(string name, decimal was, decimal would, int decimals = 0) =>
        new(name, NumberFormat.Text(was, decimals), NumberFormat.Text(would, decimals), was == would ? "0" : NumberFormat.Text(would - was, decimals, true));

    private static IEnumerable<TrialSite> SitesOf(TowerState state, PolicyTrialResult result)
    {
        var ids = result.Was.Sites.Concat(result.Would.Sites).Select(site => site.Site).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var sites = ids.ConvertAll(id => (Id: id, Was: UnitsAt(result.Was, id), Would: UnitsAt(result.Would, id)));
        var most = Math.Max(1, sites.Select(site => Math.Max(site.Was.Units, site.Would.Units)).DefaultIfEmpty().Max());
        return sites.OrderByDescending(site => Math.Max(site.Was.Units, site.Would.Units)).Select(site => new TrialSite(site.Id, state.Network.Sites.Find(site.Id)?.Name ?? site.Id, site.Was, site.Would, site.Was.Units / most, site.Would.Units / most));
    }

    private static Quantity UnitsAt(TrialFigures figures, string site) => figures.Sites.FirstOrDefault(one => one.Site == site)?.Quantity ?? Quantity.Zero;
}

public sealed record TrialRow(string Name, string Was, string Would, string Change);

/// <param name="WasShare">Of the most that any site serves.</param>
public sealed record TrialSite(string Site, string Name, Quantity Was, Quantity Would, decimal WasShare, decimal WouldShare);
