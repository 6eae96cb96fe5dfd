using ControlTower.Core.Exceptions;
using ControlTower.Core.Network;
using ControlTower.Core.Signals;
using ControlTower.Core.Tower.Tracing;

namespace ControlTower.Tests.Tower;

/// <summary>The impact on networks of every shape equals a plain recomputation by other means.</summary>
public sealed class ImpactPropertyTests
{
    private const int Networks = 500;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Impact_OnRandomNetworks_EqualsAPlainRecomputation(bool hoursOnLanes)
    {
        var (lines, stops, circles) = (0, 0, 0);
        for (var seed = 1; seed <= Networks; seed++)
        {
            var random = new RandomNetworks(seed);
            var network = hoursOnLanes ? random.WithHours(random.Next()) : random.Next();
            var scene = Scene.Empty();
            scene.When(new PutNetwork(network));
            var supplier = random.One(network.Sites!.Where(site => site.Kind == SiteKind.Supplier).ToList()).Id;
            var items = network.Items!.Select(item => item.Id).Take(random.Hours(1, 3)).ToList();
            var order = network.PurchaseOrders!.FirstOrDefault(one => one.From == supplier && one.Lines.Any(line => items.Contains(line.Item)) && random.Hours(0, 2) == 0);
            var hours = random.Hours(1, 120);
            scene.Signal(SignalTypes.SupplierDelayed, new { site = supplier, items, purchaseOrder = order?.Id, delayHours = hours });

            var effect = ImpactOf.Effect(scene.State, scene.State.Exceptions.Open.Values.Single(one => one.Deviation.Kind == CaseKind.SupplierDelay), scene.Now, []);
            var plain = new PlainImpact(network, Supplies(network, (supplier, items, hours), order), Held(network, (supplier, items), order), 0);
            var told = $"of seed {seed}";
            Assert.Equal([told, .. plain.Lines.Select(line => $"{line}")], [told, .. effect.Lines.Select(late => (late.Line.Order, late.Line.Line, late.LateByHours)).Order().Select(line => $"{line}")]);
            Assert.Equal([told, .. plain.Stops.Select(stop => $"{stop}")], [told, .. StopsBySite(effect).Select(stop => $"{stop}")]);
            (lines, stops) = (lines + effect.Lines.Count, stops + effect.Stops.Count);
            circles += ItemOrder.MadeOf(scene.State.Network, items).Any(circle => circle.Count > 1) ? 1 : 0;
        }
        // Networks on which nothing happens show nothing.
        Assert.True(lines > 500 && stops > 100 && circles > 20, $"{lines} lines, {stops} stops, {circles} circles");
    }

    private static List<(string Item, string Site, decimal At)> Supplies(NetworkDocument network, (string Site, IReadOnlyList<string> Items, int Hours) delay, PurchaseOrderEntry? order)
    {
        var late = OrdersOf(network, (delay.Site, delay.Items), order).SelectMany(one => one.Lines.Where(line => delay.Items.Contains(line.Item))
            .Select(line => (line.Item, one.To, Math.Max(0, (decimal)(one.PromisedAt - Scene.Start).TotalHours + delay.Hours)))).ToList();
        return order is null ? [.. late, .. delay.Items.Select(item => (item, delay.Site, (decimal)delay.Hours))] : late;
    }

    private static HashSet<string> Held(NetworkDocument network, (string Site, IReadOnlyList<string> Items) delay, PurchaseOrderEntry? order) =>
        [.. OrdersOf(network, delay, order).Select(one => one.Id)];

    private static IEnumerable<PurchaseOrderEntry> OrdersOf(NetworkDocument network, (string Site, IReadOnlyList<string> Items) delay, PurchaseOrderEntry? order) =>
        order is not null ? [order] : network.PurchaseOrders!.Where(one => one.From == delay.Site && one.Lines.Any(line => delay.Items.Contains(line.Item)));

    private static IEnumerable<(string Site, decimal From, decimal Until)> StopsBySite(TroubleEffect effect) => effect.Stops
        .Select(stop => (stop.Site, (decimal)(stop.StopsAt - Scene.Start).TotalHours, (decimal)(stop.Until - Scene.Start).TotalHours)).Order();
}
