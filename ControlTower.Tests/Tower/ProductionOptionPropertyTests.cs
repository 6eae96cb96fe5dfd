using ControlTower.Core.Kernel;
using ControlTower.Core.Network;
using ControlTower.Core.Protocols;
using ControlTower.Core.Signals;
using ControlTower.Core.Tower;
using ControlTower.Core.Tower.Options;
using ControlTower.Core.Tower.Tracing;

namespace ControlTower.Tests.Tower;

/// <summary>
/// On plants of every shape no option draws on safety stock, works outside the hours of a line, runs two orders of it at a time or makes an
/// order late that is in time; and what it says to save is what the impact falls by once it is carried out.
/// </summary>
public sealed class ProductionOptionPropertyTests
{
    private const int Networks = 1_000;

    [Fact]
    public void Options_OnRandomNetworks_KeepWhatIsPlannedAndSaveWhatTheySay()
    {
        var seen = new SortedDictionary<string, int>(StringComparer.Ordinal);
        for (var seed = 1; seed <= Networks; seed++)
        {
            var scene = Late(seed);
            if (scene.State.Protocols.Runs.Count == 0) continue;
            foreach (var option in scene.Run().Options.Where(option => option.Production is not null))
            {
                seen[option.Kind] = seen.GetValueOrDefault(option.Kind) + 1;
                Hold(scene, option, $"{option.Kind} of seed {seed}");
            }
        }
        Assert.True(seen is { Count: 3 } && seen.Values.All(count => count > 10), string.Join(", ", seen));
    }

    private static void Hold(Scene scene, RunOption option, string told)
    {
        var one = scene.State.Exceptions.Open[scene.Run().Case];
        var (before, state) = (ImpactOf.Effect(scene.State, one, scene.Now, []), Replanning.On(scene.State, "R-2001", option.Production!, scene.Now));
        var after = ImpactOf.Effect(state, one, scene.Now, []);
        Assert.Equal((told, Math.Max(0, before.Orders - after.Orders), Math.Max(0, before.StopHours - after.StopHours)), (told, option.Effect.OrdersSaved, option.Effect.StopHoursSaved ?? 0));
        Assert.Equal([told], after.Lines.Select(line => line.Line.Order + line.Line.Line).Except(before.Lines.Select(line => line.Line.Order + line.Line.Line)).Prepend(told));
        KeepsHours(scene.State, state, option, told);
        KeepsSafety(scene.State, option, told);
    }

    private static void KeepsHours(TowerState before, TowerState after, RunOption option, string told)
    {
        foreach (var one in option.Production!.Where(one => one.StartAt != one.StartWas || one.DueAt != one.DueWas))
        {
            var work = WorkTime.Of(before.Network.Sites[one.Site].Entry, one.Line);
            Assert.True(one.StartWas == one.StartAt || work.IsOpen(one.StartAt), $"{told}: {one.Order} starts at {one.StartAt:u}");
            var hours = one.StartWas is { } start ? work.Between(start, one.DueWas!.Value) : before.Network.BomsOf(one.Site, one.Item).Min(bom => bom.Hours);
            Assert.True(work.Between(one.StartAt, one.DueAt) >= hours, $"{told}: {one.Order} is given {work.Between(one.StartAt, one.DueAt)} of {hours} h");
            var meets = after.Orders.ProductionOrders.Values.FirstOrDefault(other => other.Id != one.Order && other.Site == one.Site && other.Line == one.Line && other.StartAt < one.DueAt && other.DueAt > one.StartAt);
            Assert.True(meets is null, $"{told}: {one.Order} meets {meets?.Id}");
        }
    }

    /// <summary>What is used sooner than planned, or instead of something else, leaves the safety stock where it was.</summary>
    private static void KeepsSafety(TowerState state, RunOption option, string told)
    {
        var drawn = new Dictionary<(string Site, string Item), decimal>();
        foreach (var one in option.Production!.Where(one => one.StartWas is null || one.StartAt < one.StartWas || one.Inputs is not null))
        {
            var usual = (state.Orders.ProductionOrders.Find(one.Order)?.Inputs ?? state.Network.Bom(one.Site, one.Item)!.Inputs).ToList();
            foreach (var input in one.Inputs ?? usual)
            {
                if (one.StartWas == one.StartAt && usual.Exists(other => other.Item == input.Item && other.Quantity >= input.Quantity)) continue;
                drawn[(one.Site, input.Item)] = drawn.GetValueOrDefault((one.Site, input.Item)) + input.Quantity.Units * one.Quantity.Units;
            }
        }
        foreach (var ((site, item), quantity) in drawn)
        {
            var position = state.Network.StockOf(site, item);
            Assert.True(quantity == 0 || position!.Available.Units - quantity >= (position.Safety?.Units ?? 0), $"{told}: {quantity} of {item} at {site} from {position}");
        }
    }

    private static Scene Late(int seed)
    {
        var random = new RandomNetworks(seed);
        var network = Furnished(random.Next(), random);
        var scene = Scene.Empty();
        scene.When(new PutNetwork(network));
        scene.Person("P-1", "planning").When(new PublishProtocol(PlantScene.Protocol("useAlternate", "reschedule", "raiseProduction"), "text"));
        var supplier = random.One(network.Sites!.Where(site => site.Kind == SiteKind.Supplier).ToList()).Id;
        var items = network.Items!.Select(item => item.Id).Take(random.Hours(1, 3)).ToList();
        scene.Signal(SignalTypes.SupplierDelayed, new { site = supplier, items, delayHours = random.Hours(10, 120) });
        return scene.Settle();
    }

    /// <summary>With shifts at some plants, safety stock, more in stock of what is not late, and more to be made.</summary>
    private static NetworkDocument Furnished(NetworkDocument network, RandomNetworks random)
    {
        var shifts = new CalendarEntry([new([DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday], new(6, 0), new(20, 0))]);
        var plants = network.Sites!.Where(site => site.Kind == SiteKind.Plant).ToList();
        var stock = from plant in plants from item in network.Items!.Skip(1) where random.Hours(0, 2) == 0 select new StockEntry(plant.Id, item.Id, Quantity.Of(random.Hours(20, 300))) { Safety = Quantity.Of(random.Hours(0, 60)) };
        var making = network.Boms!.Where(bom => bom.Alternate is null).SelectMany(bom => Enumerable.Range(0, random.Hours(0, 3)).Select(place => Making(bom, place, random)));
        return network with
        {
            Sites = [.. network.Sites!.Select(site => site.Kind == SiteKind.Plant && random.Hours(0, 2) == 0 ? site with { Calendar = shifts } : site)],
            Stock = [.. network.Stock!.Concat(stock).DistinctBy(entry => (entry.Site, entry.Item))],
            ProductionOrders = [.. making],
        };
    }

    private static ProductionOrderEntry Making(BomEntry bom, int place, RandomNetworks random)
    {
        var start = random.Hours(0, 90);
        return new($"MO-{bom.Site}-{bom.Item}-{place}", bom.Site, bom.Item, Quantity.Of(random.Hours(1, 15)), Scene.Start.AddHours(start), Scene.Start.AddHours(start + random.Hours(1, 12)));
    }
}
