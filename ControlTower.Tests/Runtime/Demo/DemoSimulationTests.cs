using System.Text.Json;
using ControlTower.Core.Kernel.Json;
using ControlTower.Core.Network;
using ControlTower.Core.Runtime.Demo;

namespace ControlTower.Tests.Runtime.Demo;

public sealed class DemoSimulationTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 5, 9, 30, 0, TimeSpan.Zero);

    private static readonly NetworkDocument Document = DemoNetwork.Create(7, Start);

    private static readonly DemoSimulation Simulation = new(7, Start, Document);

    private static readonly DemoClock Clock = DemoClock.Start(Start);

    private static readonly IReadOnlyList<DemoSignal> FirstHour = Simulation.Due(Clock, Start, Start.AddHours(1));

    private static readonly Dictionary<string, double[]> Baselines = DemoDemand.History(7, Start).GroupBy(Series)
        .ToDictionary(group => group.Key, group => group.TakeLast(28).Select(signal => signal.Data.GetProperty("quantity").GetDouble()).ToArray());

    [Fact]
    public void Due_FirstMinute_HasATroubleOfEachKind()
    {
        var minute = Simulation.Due(Clock, Start, Start.AddMinutes(1));

        Assert.Contains(minute, signal => signal.Type == "supplier.delayed" && signal.Data.GetProperty("delayHours").GetDecimal() < 48);
        Assert.Contains(minute, signal => signal.Type == "supplier.delayed" && signal.Data.GetProperty("delayHours").GetDecimal() > 48);
        Assert.Contains(minute, signal => signal.Type == "demand.observed" && IsOutside(signal));
        Assert.Contains(minute, IsLate);
        Assert.Contains(minute, IsMiscount);
        Assert.Contains(minute, signal => signal.Type == "site.down");
        Assert.All(minute, signal => Assert.InRange(signal.Time, Start, Start.AddMinutes(1)));
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(42, 11)]
    [InlineData(-5, 23)]
    public void Due_FirstMinuteOfAnySeed_HasSixTroubles(int seed, int hour)
    {
        var start = new DateTimeOffset(2026, 12, 31, hour, 59, 30, 250, TimeSpan.FromHours(1));
        var minute = new DemoSimulation(seed, start, DemoNetwork.Create(seed, start)).Due(DemoClock.Start(start), start, start.AddMinutes(1));
        var opening = minute.Where(signal => signal.Id.StartsWith("opening", StringComparison.Ordinal)).Select(signal => signal.Type).Order();
        Assert.Equal(["inventory.counted", "shipment.eta", "site.down", "supplier.delayed", "supplier.delayed"], opening);
        Assert.Contains(minute, signal => signal.Type == "demand.observed");
    }

    [Fact]
    public void Due_FirstHour_IsCalm()
    {
        Assert.InRange(FirstHour.Count / 60.0, 24, 38);
        var troubles = FirstHour.Where(signal => signal.Time > Start.AddMinutes(1)).Count(IsTrouble);
        Assert.InRange(troubles, 15, 34);
    }

    [Fact]
    public void Due_FirstHour_TroublesEnd()
    {
        Assert.Contains(FirstHour, signal => signal.Type == "site.up");
        Assert.Contains(FirstHour, signal => signal.Type == "shipment.arrived");
        Assert.Contains(FirstHour.Concat(Simulation.Due(Clock, Start.AddHours(1), Start.AddHours(3))), signal => signal.Type == "signal.retracted");
        Assert.All(FirstHour.Where(signal => signal.Type == "signal.retracted"), signal =>
            Assert.Contains(FirstHour, other => other.Id == signal.Data.GetProperty("id").GetString() && other.Source == signal.Source && other.Time < signal.Time));
    }

    [Fact]
    public void Due_SixHours_HasEveryType()
    {
        var types = Enumerable.Range(0, 6).SelectMany(hour => Simulation.Due(Clock, Start.AddHours(hour), Start.AddHours(hour + 1))).Select(signal => signal.Type).Distinct().Order();

        Assert.Equal(
            ["automation.telemetry", "carrier.status", "demand.observed", "inventory.counted", "invoice.received", "lane.condition", "order.cancelled", "order.placed", "production.reported", "purchaseOrder.confirmed", "shipment.arrived", "shipment.departed", "shipment.eta", "signal.retracted", "site.capacity", "site.down", "site.up", "supplier.delayed"],
            types);
    }

    [Fact]
    public void Due_InPieces_EqualsTheWhole()
    {
        var pieces = new List<DemoSignal>();
        var until = Start.AddHours(1);
        for (var at = Start; at < until; at = at.AddSeconds(7.3))
        {
            var next = at.AddSeconds(7.3) < until ? at.AddSeconds(7.3) : until;
            pieces.AddRange(new DemoSimulation(7, Start, DemoNetwork.Create(7, Start)).Due(Clock, at, next));
        }
        Assert.Equal(Texts(FirstHour), Texts(pieces));
    }

    [Fact]
    public void Due_AnHour_TimesOrderedAndNoIdTwice()
    {
        Assert.Equal(FirstHour.OrderBy(signal => signal.Time), FirstHour);
        Assert.Equal(FirstHour.Count, FirstHour.Select(signal => (signal.Source, signal.Id)).Distinct().Count());
        Assert.All(FirstHour, signal => Assert.Contains(signal.Source, DemoSources.All));
    }

    [Fact]
    public void Due_AnHour_NamesOnlyWhatIsKnown()
    {
        var sites = Document.Sites!.Select(site => site.Id).ToHashSet();
        var items = Document.Items!.Select(item => item.Id).ToHashSet();
        var shipments = Document.Shipments!.Select(shipment => shipment.Id)
            .Concat(FirstHour.Where(signal => signal.Type == "shipment.departed").Select(signal => signal.Data.GetProperty("shipment").GetString()!)).ToHashSet();
        Assert.All(FirstHour, signal =>
        {
            if (signal.Data.TryGetProperty("site", out var site)) Assert.Contains(site.GetString()!, sites);
            if (signal.Data.TryGetProperty("item", out var item)) Assert.Contains(item.GetString()!, items);
            if (signal.Data.TryGetProperty("shipment", out var shipment)) Assert.Contains(shipment.GetString()!, shipments);
        });
    }

    [Fact]
    public void Due_RoutineDemand_StaysInsideTheBaseline()
    {
        var routine = Enumerable.Range(0, 24).SelectMany(hour => Simulation.Due(Clock, Start.AddHours(hour), Start.AddHours(hour + 1)))
            .Where(signal => signal.Type == "demand.observed").ToArray();
        var outside = routine.Count(IsOutside);
        Assert.True(routine.Length > 150);
        Assert.InRange(outside, 1, 100);
        Assert.True(routine.Length - outside >= 150);
    }

    [Fact]
    public void Due_NewShipments_ArriveOnceAndMostlyToTime()
    {
        var hours = Enumerable.Range(0, 40).SelectMany(hour => Simulation.Due(Clock, Start.AddHours(hour), Start.AddHours(hour + 1))).ToArray();
        var promised = hours.Where(signal => signal.Type == "shipment.departed").ToDictionary(signal => signal.Subject!, signal => signal.Data.GetProperty("promisedAt").GetDateTimeOffset());
        var arrived = hours.Where(signal => signal.Type == "shipment.arrived" && promised.ContainsKey(signal.Subject!)).ToArray();
        Assert.True(arrived.Length > 500);
        Assert.Equal(arrived.Length, arrived.Select(signal => signal.Subject).Distinct().Count());
        Assert.InRange(arrived.Count(signal => signal.Time > promised[signal.Subject!]) / (double)arrived.Length, 0.001, 0.08);
        Assert.Equal(hours.Length, hours.Select(signal => (signal.Source, signal.Id)).Distinct().Count());
    }

    [Fact]
    public void Due_WithABook_CountsFollowIt()
    {
        var counts = Simulation.Due(Clock, Start.AddMinutes(2), Start.AddMinutes(10), (_, _) => 1_000m).Where(signal => signal.Type == "inventory.counted" && signal.Id.StartsWith("pulse", StringComparison.Ordinal)).ToArray();
        Assert.NotEmpty(counts);
        Assert.All(counts, signal => Assert.Equal(1_000m, signal.Data.GetProperty("quantity").GetDecimal()));
    }

    [Fact]
    public void Due_OrderPlaced_CarriesAnOrderThatCanBePlanned()
    {
        var orders = FirstHour.Where(signal => signal.Type == "order.placed").Select(signal => signal.Data.Deserialize<OrderEntry>(CanonicalJson.Options)!).ToArray();
        Assert.True(orders.Length > 60);
        Assert.Empty(orders.Select(order => order.Id).Intersect(Document.Orders!.Select(order => order.Id)));
        Assert.All(orders, order => Assert.True(DemoOrderPlan.For(7, order, order.PlacedAt)!.ShippedAt >= order.PlacedAt && order.Lines.Count > 0));
    }

    [Fact]
    public void Due_AfterALongPause_IsBounded() =>
        Assert.True(Simulation.Due(Clock, Start, Start.AddDays(30)).Count < DemoSimulation.MaxSlots * 3);

    internal static string[] Texts(IEnumerable<DemoSignal> signals) => [.. signals.Select(signal => JsonSerializer.Serialize(signal, CanonicalJson.Options))];

    private static bool IsTrouble(DemoSignal signal) => signal.Type switch
    {
        "supplier.delayed" => true,
        "site.down" => true,
        "carrier.status" => signal.Data.GetProperty("status").GetString() != "normal",
        "production.reported" => signal.Data.GetProperty("actual").GetInt32() < signal.Data.GetProperty("planned").GetInt32(),
        "demand.observed" => IsOutside(signal),
        _ => IsLate(signal) || IsMiscount(signal),
    };

    private static bool IsLate(DemoSignal signal) => signal.Type == "shipment.eta"
        && Document.Shipments!.FirstOrDefault(shipment => shipment.Id == signal.Subject) is { } shipment
        && signal.Data.GetProperty("eta").GetDateTimeOffset() > shipment.PromisedAt;

    private static bool IsMiscount(DemoSignal signal)
    {
        if (signal.Type != "inventory.counted") return false;
        var book = Document.Stock!.Single(entry => entry.Site == signal.Data.GetProperty("site").GetString() && entry.Item == signal.Data.GetProperty("item").GetString()).Quantity.Units;
        return Math.Abs(signal.Data.GetProperty("quantity").GetDecimal() - book) > Math.Max(2, book * 0.02m);
    }

    /// <summary>The contract's rule until forecasts exist: outside median ± 3.5 × 1.4826 × MAD of 28 periods.</summary>
    private static bool IsOutside(DemoSignal signal)
    {
        var past = Baselines[Series(signal)];
        var median = Median(past);
        var mad = Median([.. past.Select(value => Math.Abs(value - median))]);
        return Math.Abs(signal.Data.GetProperty("quantity").GetDouble() - median) > 3.5 * 1.4826 * mad;
    }

    private static double Median(double[] values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    private static string Series(DemoSignal signal) => $"{signal.Data.GetProperty("site")}|{signal.Data.GetProperty("item")}";
}
