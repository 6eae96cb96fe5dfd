using System.Globalization;
using System.Net;
using ControlTower.EndToEnd.Harness;
using Microsoft.Playwright;

namespace ControlTower.EndToEnd.Orders;

/// <summary>
/// Six rules, each on a real order (<see cref="RealOrder.Read"/>): with the rule another site serves it than without, and the order's page says so with the
/// rule's figure. With TOWER_SCREENS=1 each leaves a picture.
/// </summary>
[Collection(BrowserCollection.Name)]
public sealed class SourcingRuleTests(TowerBrowser browser) : IAsyncLifetime
{
    private const int AgeDays = 200;
    private const double CreditPerDay = 0.05;
    private const double LimitKm = 500;
    private const string Zone = "America/Sao_Paulo";

    private static readonly (string Id, string Name, double Lat, double Lon)[] Centres = [("CENTRE-1", "Recife", -8.05, -34.88), ("CENTRE-2", "Rio", -22.91, -43.17), ("CENTRE-3", "São Paulo", -23.55, -46.63)];
    private readonly IReadOnlyList<RealOrder> orders = RealOrder.Read(6);
    private readonly Dictionary<(string Centre, string Order), double> freight = [];
    private readonly HashSet<string> cold = [];
    private int? capacity;
    private TowerProcess tower = null!;
    private ApiClient api = null!;

    public async Task InitializeAsync()
    {
        tower = await TowerProcess.StartAsync(new TowerOptions());
        api = tower.Api();
        await PutNetworkAsync();
    }

    public async Task DisposeAsync()
    {
        api.Dispose();
        await tower.DisposeAsync();
    }

    [Fact]
    public async Task Rules_OnRealOrders_DecideTheirSite_AndThePageSaysSo()
    {
        await using var visit = await browser.VisitAsync(tower, new VisitOptions { Width = 1440, Height = 1400 });
        await FirstAccount.MakeAsync(visit, tower);
        await ShowAsync(visit.Page, "splits", await SplitsAsync(orders[0]), orders[0]);
        await ShowAsync(visit.Page, "cost", await CostAsync(orders[1]), orders[1]);
        await ShowAsync(visit.Page, "life-to-date", await LifeToDateAsync(orders[2]), orders[2]);
        await ShowAsync(visit.Page, "item-specific", await HandlingAsync(orders[3]), orders[3]);
        await ShowAsync(visit.Page, "proximity", await ProximityAsync(orders[4]), orders[4]);
        await ShowAsync(visit.Page, "throttling", await ThrottlingAsync(orders[5]), orders[5]);
        visit.AssertNoTroubles();
    }

    /// <summary>Two near sites have an item each, the far one has both.</summary>
    private async Task<string> SplitsAsync(RealOrder order)
    {
        await StockAsync(("CENTRE-3", order.Lines[0]), ("CENTRE-2", order.Lines[1]), ("CENTRE-1", order.Lines[0]), ("CENTRE-1", order.Lines[1]));
        await DecidedAsync(order, new { }, "CENTRE-2 CENTRE-3", new { maxShipmentsPerOrder = 1 }, "CENTRE-1");
        return $"Sites that may serve it: one more saves {Text(Freight("CENTRE-1", order) - Freight("CENTRE-2", order) - Freight("CENTRE-3", order))}";
    }

    /// <summary>The nearest asks least; where all ask the same, another serves.</summary>
    private async Task<string> CostAsync(RealOrder order)
    {
        await StockAsync([.. Centres.Select(centre => (centre.Id, order.Lines[0]))]);
        foreach (var centre in Centres) freight[(centre.Id, order.Id)] = 10;
        await PutNetworkAsync();
        var off = await PlaceAsync(order, "cost", "off", new { });
        freight.Clear();
        await PutNetworkAsync();
        var on = await PlaceAsync(order, "cost", "on", new { });
        Assert.Equal("CENTRE-3", on);
        Assert.NotEqual(on, off);
        return $"freight {Text(Freight("CENTRE-3", order))}";
    }

    private async Task<string> LifeToDateAsync(RealOrder order)
    {
        var line = order.Lines[0];
        await PutAsync(new { stock = new object[] { new { site = "CENTRE-3", item = line.Item, lot = "fresh", quantity = 100, receivedAt = DateTimeOffset.UtcNow }, new { site = "CENTRE-2", item = line.Item, lot = "old", quantity = 100, receivedAt = DateTimeOffset.UtcNow.AddDays(-AgeDays).AddHours(-1) } } });
        await DecidedAsync(order, new { }, "CENTRE-3", new { ageCreditPerUnitDay = CreditPerDay }, "CENTRE-2");
        return $"older stock counts {Text(AgeDays * CreditPerDay * line.Quantity)} less";
    }

    private async Task<string> HandlingAsync(RealOrder order)
    {
        var line = order.Lines[0];
        await StockAsync([.. Centres.Select(centre => (centre.Id, line))]);
        Assert.Equal("CENTRE-3", await PlaceAsync(order, "item", "off", new { }));
        cold.Add(line.Item);
        await PutNetworkAsync();
        Assert.Equal("CENTRE-2", await PlaceAsync(order, "item", "on", new { }));
        return $"Item {line.Item[..6]} needs cold";
    }

    /// <summary>The far site would send it for nearly nothing.</summary>
    private async Task<string> ProximityAsync(RealOrder order)
    {
        await StockAsync([.. Centres.Select(centre => (centre.Id, order.Lines[0]))]);
        freight[("CENTRE-1", order.Id)] = 0.5;
        await PutNetworkAsync();
        await DecidedAsync(order, new { }, "CENTRE-1", new { maxDistanceKm = LimitKm }, "CENTRE-3");
        return $"{order.KmTo((Centres[0].Lat, Centres[0].Lon)).ToString("0.#", CultureInfo.InvariantCulture)} km away, {LimitKm} km at most";
    }

    /// <summary>The near site has promised most of what it can do in a day, which is 24 units.</summary>
    private async Task<string> ThrottlingAsync(RealOrder order)
    {
        var line = order.Lines[0];
        await StockAsync(("CENTRE-3", line), ("CENTRE-2", line));
        capacity = 1;
        await PutNetworkAsync();
        Assert.Equal("CENTRE-3", await PlaceAsync(order with { Id = "before", Lines = [line with { Quantity = 18 }] }, "throttling", "before", new { }, keep: true));
        await DecidedAsync(order, new { }, "CENTRE-3", new { throttleShare = 0.5 }, "CENTRE-2");
        // The orders of two rules before wait there as well.
        return $"{18 + orders[1].Lines[0].Quantity + orders[4].Lines[0].Quantity} units promised already, 12 taken a day while others can serve";
    }

    private async Task DecidedAsync(RealOrder order, object off, string without, object on, string with)
    {
        Assert.Equal(without, await PlaceAsync(order, order.Id[..6], "off", off));
        Assert.Equal(with, await PlaceAsync(order, order.Id[..6], "on", on));
    }

    /// <summary>Under a policy of its own. What is decided without the rule is cancelled again, so that its stock is there for the order itself.</summary>
    /// <returns>The sites that serve it.</returns>
    private async Task<string> PlaceAsync(RealOrder order, string rule, string how, object terms, bool keep = false)
    {
        var (channel, id) = ($"{rule}-{how}".ToLowerInvariant(), how == "on" ? order.Id : $"{order.Id}-{how}");
        var sourcing = new Dictionary<string, object> { ["splitPenalty"] = 0, ["latenessPenaltyPerHour"] = 0, ["balanceWeight"] = 0 };
        foreach (var member in terms.GetType().GetProperties()) sourcing[member.Name] = member.GetValue(terms)!;
        (await api.PutAsync($"/api/v1/routing-policies/rule-{channel}", new { title = $"Rule {channel}", rank = 1, when = new { channels = new[] { channel } }, sourcing })).Expect(HttpStatusCode.OK);
        (await api.PostAsync($"/api/v1/routing-policies/rule-{channel}/publish", new { reason = "to be shown" })).Expect(HttpStatusCode.OK);
        var lines = order.Lines.Select((line, at) => new { id = $"{at + 1}", item = line.Item, quantity = line.Quantity, price = new { amount = line.Price, currency = "BRL" } });
        (await api.PostAsync("/api/v1/orders", new { id, customer = order.Customer, destination = order.Customer, promisedBy = DateTimeOffset.UtcNow.AddDays(20), channel, lines })).Expect(HttpStatusCode.OK);
        var units = (await api.GetAsync($"/api/v1/orders/{id}")).Expect(HttpStatusCode.OK).Body().GetProperty("units").EnumerateArray().Select(unit => unit.GetProperty("site").GetString()).Distinct().Order(StringComparer.Ordinal);
        var sites = string.Join(' ', units);
        if (sites.Length == 0) Assert.Fail($"{id} waits: {(await api.GetAsync($"/api/v1/orders/{id}/why")).Body().GetRawText()}");
        if (how != "on" && !keep) (await api.PostAsync($"/api/v1/orders/{id}/cancel", new { reason = "was only asked" })).Expect(HttpStatusCode.OK);
        return sites;
    }

    private static async Task ShowAsync(IPage page, string rule, string figure, RealOrder order)
    {
        await page.OpenAsync($"/orders/{order.Id}");
        var why = page.Locator("section.why");
        await Assertions.Expect(why).ToContainTextAsync(figure);
        await why.ScrollIntoViewIfNeededAsync();
        await Screens.SaveAsync(page, $"order-rule-{rule}");
    }

    private async Task StockAsync(params (string Site, RealLine Line)[] some) => await PutAsync(new { stock = some.Select(one => new { site = one.Site, item = one.Line.Item, quantity = 100 }) });

    private async Task PutAsync(object network) => (await api.PutAsync("/api/v1/network", network)).Expect(HttpStatusCode.OK);

    /// <summary>A section that is put takes the place of the one before, so all of each is put. Rio alone can keep things cold, São Paulo alone may have a capacity.</summary>
    private Task PutNetworkAsync() => PutAsync(new
    {
        sites = Centres.Select(one => new { id = one.Id, name = one.Name, kind = "DistributionCenter", lat = one.Lat, lon = one.Lon, timeZone = Zone, handling = one.Id == "CENTRE-2" ? new[] { "cold" } : [], capacity = one.Id == "CENTRE-3" ? capacity : null })
            .Concat(orders.Select(one => new { id = one.Customer, name = $"Customer of {one.Id[..6]}", kind = "Customer", lat = one.Place.Lat, lon = one.Place.Lon, timeZone = Zone, handling = Array.Empty<string>(), capacity = (int?)null })),
        items = orders.SelectMany(one => one.Lines).DistinctBy(line => line.Item).Select(line => new { id = line.Item, name = $"Item {line.Item[..6]}", weightKg = line.WeightKg, requires = cold.Contains(line.Item) ? new[] { "cold" } : [] }),
        lanes = orders.SelectMany(order => Centres.Select(centre => new { from = centre.Id, to = order.Customer, leadTimeHours = 24, @fixed = freight.TryGetValue((centre.Id, order.Id), out var told) ? told : Freight(centre.Id, order) })),
    });

    /// <summary>So much to set out, and a cent a kilometre.</summary>
    private static double Freight(string centre, RealOrder order) => Math.Round(2 + (order.KmTo(Centres.Where(one => one.Id == centre).Select(one => (one.Lat, one.Lon)).Single()) / 100), 2);

    private static string Text(double amount) => amount.ToString("0.00", CultureInfo.InvariantCulture);
}
