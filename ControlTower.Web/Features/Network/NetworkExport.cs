using System.Globalization;
using System.Text;
using ControlTower.Core.Planning;
using ControlTower.Core.Runtime;
using ControlTower.Core.Tower;
using ControlTower.Core.Tower.Partners;
using ControlTower.Core.Tower.Stock;
using ControlTower.Web.Shared.Export;
using ControlTower.Web.Shared.Situation;

namespace ControlTower.Web.Features.Network;

/// <summary>The tables of the network as files.</summary>
public static class NetworkExport
{
    private static readonly string[] PartnerHead = ["id", "name", "tier", "score", "onTime", "deliveries", "inFull", "confirmedAsAsked", "confirmations", "openCases", "hoursLateMedian", "lastHeardAt", "trendPoints"];

    private static readonly string[] PlanHead = ["site", "item", "kind", "periodStart", "periodEnd", "plan", "lower", "upper", "actual", "state"];

    private static readonly string[] SiteHead = ["id", "name", "kind", "tier", "region", "stockLines", "openCases", "down"];
    private static readonly string[] PlaceHead = ["site", "item", "onHand", "reserved", "inTransit", "onOrder", "beingMade"];
    private static readonly string[] TraceHead = ["site", "item", "quantity", "hours", "at", "via", "fromSite", "fromItem", "alternate", "onHand"];
    private static readonly string[] LoadHead = ["site", "laneTo", "due", "canHandle", "hoursWorked", "capacityShare"];

    /// <summary>Of the file that holds what is listed.</summary>
    public static string Path(NetworkList list) => list switch
    {
        NetworkList.Places => "/export/item-places.csv",
        NetworkList.Trace => "/export/trace.csv",
        NetworkList.Load => "/export/loads.csv",
        _ => "/export/sites.csv",
    };

    private static readonly string[] ImbalanceHead =
        ["item", "kind", "site", "onHand", "available", "safety", "missing", "quantity", "expiresAt", "from", "to", "moved", "hours", "cost", "currency", "case"];

    public static void MapNetworkExport(this IEndpointRouteBuilder routes)
    {
        MapPartners(routes);
        routes.MapGet("/export/sites.csv", (TowerLoop loop, Situations situations, HttpRequest request) => CsvFile.Of("sites.csv", SiteHead, Sites(loop.View, situations, Asked(request)))).RequireAuthorization();
        routes.MapGet("/export/item-places.csv", (TowerLoop loop, HttpRequest request) => CsvFile.Of("item-places.csv", PlaceHead, Places(loop.View, Asked(request)))).RequireAuthorization();
        routes.MapGet("/export/trace.csv", (TowerLoop loop, HttpRequest request) => CsvFile.Of("trace.csv", TraceHead, Trace(loop.View, Asked(request)))).RequireAuthorization();
        routes.MapGet("/export/loads.csv", (TowerLoop loop) => CsvFile.Of("loads.csv", LoadHead, Loads(loop.View))).RequireAuthorization();
        routes.MapGet("/export/stock.csv", (TowerLoop loop, Situations situations, string site) =>
            File("stock", ["site", "item", "onHand", "reserved", "available", "inTransit", "onOrder"], (SiteView.Of(loop.View, situations.Of(loop.View), site)?.Stock ?? [])
                .Select(row => new object?[] { site, row.Item, row.OnHand, row.Reserved, row.Available, row.InTransit, row.OnOrder }))).RequireAuthorization();
        routes.MapGet("/export/imbalances.csv", (TowerLoop loop, string? kind, string? site, string? item) => CsvFile.Of("imbalances.csv", ImbalanceHead,
            Imbalances(loop, new(Enum.TryParse<ImbalanceKind>(kind, ignoreCase: true, out var known) ? known : null, site, item)))).RequireAuthorization();
        routes.MapGet("/export/plans.csv", (TowerLoop loop, string site, string item, string? kind) =>
            CsvFile.Of("plans.csv", PlanHead, Plans(loop.View, site, item, Enum.TryParse<PlanKind>(kind, ignoreCase: true, out var known) ? known : PlanKind.Demand))).RequireAuthorization();
    }

    private static NetworkFilter Asked(HttpRequest request) => NetworkFilter.Read(name => request.Query[name]);

    private static IEnumerable<IReadOnlyList<object?>> Sites(TowerState state, Situations situations, NetworkFilter filter) =>
        NetworkView.Of(state, situations.Of(state), filter).Rows.Select(row => new object?[] { row.Id, row.Name, row.Kind.ToString(), row.Tier, row.Region, row.StockLines, row.Cases, row.Down });

    private static IEnumerable<IReadOnlyList<object?>> Places(TowerState state, NetworkFilter filter) => ItemPlaces.Of(state, filter.Items(state)).Rows.Select(row => new object?[]
    {
        row.Site, row.Item, row.OnHand.Units, row.Reserved.Units, row.InTransit.Units, row.OnOrder.Units, row.Making.Units,
    });

    private static IEnumerable<IReadOnlyList<object?>> Trace(TowerState state, NetworkFilter filter) => (TraceView.Of(state, filter, state.RecordedAt)?.Rows ?? []).Select(row => new object?[]
    {
        row.Node.Site, row.Node.Item, row.Node.Quantity.Units, row.Node.Hours, row.Node.At, row.Node.Via.ToString(), row.Node.From?.Site, row.Node.From?.Item, row.Node.Alternate, row.OnHand.Units,
    });

    private static IEnumerable<IReadOnlyList<object?>> Loads(TowerState state) =>
        LoadView.Of(state, state.RecordedAt).Rows.Select(row => new object?[] { row.Site, row.To, row.Due, row.Can, row.Hours, row.Share });

    /// <summary>A line for each move; one without where nothing can be moved.</summary>
    private static IEnumerable<IReadOnlyList<object?>> Imbalances(TowerLoop loop, StockFilter filter) =>
        from row in StockView.All(loop.View, loop.Now, loop.Core.Rules, filter)
        from move in row.One.Moves.DefaultIfEmpty()
        select new object?[]
        {
            row.One.Item, row.One.Kind.ToString(), row.One.Site, row.One.OnHand.Units, row.One.Available.Units, row.One.Safety?.Units, row.One.Missing.Units, row.One.Quantity.Units, row.One.ExpiresAt,
            move?.From, move?.To, move?.Quantity.Units, move?.Hours, move?.Cost.Amount, move?.Cost.Currency, row.Case,
        };

    private static void MapPartners(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/export/suppliers.csv", (TowerLoop loop) => Partners("suppliers.csv", PartnerOverview.Suppliers(loop.View))).RequireAuthorization();
        routes.MapGet("/export/carriers.csv", (TowerLoop loop) => Partners("carriers.csv", PartnerOverview.Carriers(loop.View))).RequireAuthorization();
    }

    private static IResult Partners(string name, IEnumerable<KeyValuePair<string, PartnerLine>> lines) => CsvFile.Of(name, PartnerHead, lines.Select(pair => pair.Value).Select(line => (IReadOnlyList<object?>)
    [
        line.Id, line.Name, line.Tier, line.Figures.Score, line.Figures.OnTime.Share, line.Figures.OnTime.Total, line.Figures.InFull.Share, line.Figures.ConfirmedAsAsked.Share,
        line.Figures.ConfirmedAsAsked.Total, line.OpenCases.Count, line.Figures.HoursLateMedian, line.Figures.LastHeardAt, line.Figures.Trend?.Points,
    ]));

    private static IEnumerable<IReadOnlyList<object?>> Plans(TowerState state, string site, string item, PlanKind kind) => PlanView.All(state, site, item, kind).Select(row => new object?[]
    {
        site, item, PlanningState.Word(kind), row.Start, row.End, row.Band.Plan.Units, row.Band.Lower.Units, row.Band.Upper.Units, row.Actual?.Units, row.Standing.ToString(),
    });

    private static IResult File(string name, string[] head, IEnumerable<object?[]> rows)
    {
        var text = new StringBuilder(string.Join(',', head)).Append("\r\n");
        foreach (var row in rows) text.AppendJoin(',', row.Select(Cell)).Append("\r\n");
        return Results.File(Encoding.UTF8.GetBytes(text.ToString()), "text/csv; charset=utf-8", $"{name}.csv");
    }

    /// <summary>Quoted where needed; a text that a spreadsheet would take for a formula is led by an apostrophe.</summary>
    private static string Cell(object? value)
    {
        var text = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
        if (value is string && text.Length > 0 && "=+-@\t\r".Contains(text[0], StringComparison.Ordinal)) text = "'" + text;
        return text.IndexOfAny([',', '"', '\r', '\n']) < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
