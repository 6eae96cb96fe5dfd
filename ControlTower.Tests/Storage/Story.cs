using ControlTower.Core.Exceptions;
using ControlTower.Core.Journal;
using ControlTower.Core.Kernel;
using ControlTower.Core.Orders;
using ControlTower.Core.Protocols;
using ControlTower.Core.Runtime;
using ControlTower.Core.Signals;
using ControlTower.Core.Tower;
using ControlTower.Tests.Tower;

namespace ControlTower.Tests.Storage;

/// <summary>A few eventful days of a small tower, and how its facts come into a journal.</summary>
internal static class Story
{
    public static Scene Told()
    {
        var scene = Scene.Small().Delay(24).Settle();
        scene.When(new AcknowledgeCase("EX-1001"), Caller.Of("P-1"));
        scene.When(new AssignCase("EX-1001", "P-1"), Caller.Of("P-1"));
        scene.When(new NoteCase("EX-1001", "called them"), Caller.Of("P-1"));
        scene.PassWithoutBells(1).When(new Approve("AP-301", null, "cheap enough"), Caller.Of("P-1"));
        scene.When(new ResolveCase("EX-1001", "arrived"), Caller.Of("P-1"));
        scene.When(new ReopenCase("EX-1001", "not quite"), Caller.Of("P-1"));
        scene.Delay(60, "SUP-2").Settle().Pass(30);
        scene.When(new ImportOrders([.. Enumerable.Range(1, 40).Select(Historic)]));
        scene.When(new TakeSignals([new(null, "site: is missing", "{}"), new(null, "id: is missing", "{}")]), Caller.Integration("erp"));
        scene.When(new DiscardRejected("RJ-1", "a test"));
        return scene;
    }

    public static void AppendTo(this IEnumerable<Fact> facts, IJournal journal)
    {
        var (rows, previous) = (new List<FactRow>(), journal.Head.Hash);
        foreach (var fact in facts)
        {
            var (kind, schema, body) = Replay.Catalog.Encode(fact.Body);
            var row = new FactRow(fact.Sequence, fact.RecordedAt, fact.OccurredAt, fact.Actor, kind, schema, body, []);
            rows.Add(row with { Hash = previous = FactChain.Hash(previous, row) });
        }
        journal.Append(rows);
    }

    /// <summary>Facts that continue <paramref name="after"/>: orders that are placed, shipped and delivered.</summary>
    public static IEnumerable<Fact> Orders(long after, int count) =>
        Enumerable.Range(0, count).SelectMany(i => new IFact[]
        {
            new OrderPlaced(Historic((int)after + i).Order),
            new OrderProgressed($"H-{after + i}", OrderStatus.Approved),
            new OrderProgressed($"H-{after + i}", OrderStatus.Shipped),
            new OrderProgressed($"H-{after + i}", OrderStatus.Delivered),
            new OrderEnded($"H-{after + i}", OrderStatus.Delivered, Dated: true),
        }).Select((body, i) => new Fact(after + 1 + i, Scene.Start.AddDays(9), Scene.Start.AddMinutes(i), Actors.System, body));

    private static HistoricOrder Historic(int number) => new(
        new($"H-{number}", $"C-{number % 7}", null, "SP", "web", Scene.Start.AddDays(-number), Scene.Start.AddDays(9 - number), [Line("1", number), Line("2", 2)])
        {
            ApprovedAt = Scene.Start.AddDays(-number).AddHours(1),
            ShippedAt = number % 5 == 0 ? null : Scene.Start.AddDays(1 - number),
            DeliveredAt = number % 5 == 0 ? null : Scene.Start.AddDays(3 - number),
        },
        number % 5 == 0 ? number % 2 == 0 ? OrderStatus.Cancelled : null : OrderStatus.Delivered,
        EndedAt: null);

    private static OrderLine Line(string id, int number) =>
        new(id, "ITEM-1", Quantity.Of(1), Money.Of(number, "EUR")) { Family = number % 2 == 0 ? "toys" : "tools", Supplier = "SUP-1" };
}
