using ControlTower.Core.Kernel;
using ControlTower.Core.Network;
using ControlTower.Core.Tower.Stock;

namespace ControlTower.Tests.Tower;

/// <summary>Against a plain search on random networks: who is short, who can spare, and what is left after all moves are made.</summary>
public sealed class StockBalancePropertyTests
{
    private const int Networks = 300;

    [Fact]
    public void Moves_OnRandomNetworks_AreThoseOfAPlainSearch()
    {
        var (pairs, shorts) = (0, 0);
        for (var seed = 1; seed <= Networks; seed++)
        {
            var scene = Random(seed);
            foreach (var item in scene.State.Network.Items.Keys)
            {
                var found = StockBalance.OfItem(scene.State, item, scene.Now, Scene.Patient);
                var plain = scene.State.Network.Stock.Values.Where(one => one.Item == item).Select(one => Plain(scene, one)).ToList();
                Assert.Equal(
                    plain.Where(one => one.Short).Select(one => (one.Site, one.Missing)).Order(),
                    found.Where(one => one.Kind is ImbalanceKind.Out or ImbalanceKind.BelowSafety).Select(one => (one.Site, one.Missing.Units)).Order());
                Check(scene, plain, found, seed);
                shorts += plain.Count(one => one.Short);
                pairs += found.Where(one => one.Kind is ImbalanceKind.Out or ImbalanceKind.BelowSafety).Sum(one => one.Moves.Count);
            }
        }
        Assert.True(shorts > 500 && pairs > 200, $"{shorts} short, {pairs} pairs");
    }

    private static void Check(Scene scene, List<PlainStock> plain, IReadOnlyList<StockImbalance> found, int seed)
    {
        var moves = found.Where(one => one.Kind is ImbalanceKind.Out or ImbalanceKind.BelowSafety).SelectMany(one => one.Moves).ToList();
        foreach (var donor in plain)
        {
            var given = moves.Where(move => move.From == donor.Site).Sum(move => move.Quantity.Units);
            Assert.True(given <= donor.Spare, $"seed {seed}: {donor} gives {given}");
            if (given > 0) Assert.True(donor.Available - given >= donor.Safety + donor.Wanted);
        }
        foreach (var one in plain.Where(one => one.Short))
        {
            var got = moves.Where(move => move.To == one.Site).ToList();
            var left = one.Missing - got.Sum(move => move.Quantity.Units);
            Assert.True(left >= 0, $"seed {seed}: {one} is given too much");
            var able = plain.Where(other => Hours(scene, other.Site, one.Site) is not null && other.Spare > 0).Select(other => (other.Site, Left: other.Spare - moves.Where(move => move.From == other.Site).Sum(move => move.Quantity.Units))).ToList();
            // What is still missing nobody can spare any more, and where anybody at all can, somebody gives.
            if (left > 0) Assert.All(able, other => Assert.Equal(0, other.Left));
            if (able.Any(other => other.Left > 0)) Assert.NotEmpty(got);
            Assert.All(got, move => Assert.Equal(Hours(scene, move.From, move.To), move.Hours));
        }
    }

    private static PlainStock Plain(Scene scene, StockPosition position)
    {
        var (state, site) = (scene.State, position.Site);
        var safety = position.Safety?.Units ?? 0;
        var wanted = state.Orders.Open.Values.Where(order => order.Destination == site && order.Unshipped).SelectMany(order => order.Lines).Where(line => line.Item == position.Item).Sum(line => line.Quantity.Units);
        var lead = state.Network.LanesFrom.Values.Where(lane => lane.To == site).Select(lane => lane.LeadTimeHours).DefaultIfEmpty(168).Min();
        var comes = state.Orders.PurchaseOrders.Values.Concat(state.Orders.Shipments.Values).Where(move => move.To == site && move.Expected <= scene.Now.AddHours((double)lead)).SelectMany(move => move.Lines).Where(line => line.Item == position.Item).Sum(line => line.Quantity.Units);
        var ours = state.Network.Sites[site].Kind != SiteKind.Supplier;
        var available = position.OnHand.Units - position.Reserved.Units;
        var missing = Math.Max(0, safety + wanted - available - comes);
        var isShort = ours && missing > 0 && (available <= 0 || available < safety);
        return new(site, available, safety, wanted, missing, ours && !isShort ? Math.Max(0, available - safety - wanted) : 0, isShort);
    }

    /// <summary>By the lane between them, else the least sum of hours over others, by trying all (Bellman and Ford).</summary>
    private static decimal? Hours(Scene scene, string from, string to)
    {
        if (scene.State.Network.Lane(from, to) is { } lane) return lane.LeadTimeHours;
        var best = new SortedDictionary<string, decimal>(StringComparer.Ordinal) { [from] = 0 };
        for (var round = 0; round < scene.State.Network.Sites.Count; round++)
        {
            foreach (var one in scene.State.Network.LanesFrom.Values)
            {
                if (best.TryGetValue(one.From, out var at) && (!best.TryGetValue(one.To, out var known) || at + one.LeadTimeHours < known)) best[one.To] = at + one.LeadTimeHours;
            }
        }
        return best.TryGetValue(to, out var hours) ? hours : null;
    }

    private static Scene Random(int seed)
    {
        var (networks, random, scene) = (new RandomNetworks(seed), new Random(seed), Scene.Empty());
        var document = networks.Next();
        scene.When(new PutNetwork(document with { Stock = [.. document.Stock!.Select(entry => entry with { Quantity = Quantity.Of(random.Next(0, 60)), Safety = random.Next(3) == 0 ? null : Quantity.Of(random.Next(0, 40)) })] }));
        return scene;
    }

    private sealed record PlainStock(string Site, decimal Available, decimal Safety, decimal Wanted, decimal Missing, decimal Spare, bool Short);
}
