using ControlTower.Core.Kernel;
using ControlTower.Core.Protocols;
using ControlTower.Core.Protocols.Conditions;
using ControlTower.Tests.Protocols.Conditions;

namespace ControlTower.Tests.Protocols;

public sealed class ProtocolIndexTests
{
    private static readonly string[] Kinds = ["supplierDelay", "siteDown", "demandSurge"];

    private static ProtocolVersion Version(int number, Random random)
    {
        var hours = random.Next(100);
        string[] when = random.Next(6) switch
        {
            0 => [],
            1 => [$"disruptionHours >= {hours} h"],
            2 => [$"disruptionHours between {hours} h and {hours + 20} h", "ordersAtRisk > 3"],
            3 => [$"ordersAtRisk < {hours} and disruptionHours > 10 h"],
            4 => [$"site.id in ('S-{hours % 5}', 'S-1')", $"disruptionHours == {hours} h or ordersAtRisk > 50"],
            _ => [$"not (disruptionHours < {hours} h)"],
        };
        var trigger = new Trigger
        {
            Cases = [.. Kinds.Where(_ => random.Next(2) == 0).DefaultIfEmpty(Kinds[0])],
            Sites = random.Next(3) == 0 ? [$"S-{random.Next(5)}", "S-9"] : [],
            Items = random.Next(4) == 0 ? [$"I-{random.Next(4)}"] : [],
        };
        var document = new ProtocolDocument($"P-{number:D4}", "P", "", trigger, [.. when.Select(text => Condition.Of(text).ToString())], [new(["planning"], new(DecisionMode.One), null, 4, [], TimeoutPolicy.Park)])
        {
            Mode = random.Next(5) switch { 0 => ProtocolMode.Off, 1 => ProtocolMode.Shadow, _ => ProtocolMode.Live },
        };
        return new(1, document, "", DateTimeOffset.UnixEpoch, "system");
    }

    [Fact]
    public void Answering_AgainstAskingEach_FindsTheSameInTheSameOrder()
    {
        var random = new Random(7);
        var published = OrdinalMap<ProtocolVersion>.From(Enumerable.Range(0, 400).Select(i => Version(i, random)).Select(one => KeyValuePair.Create(one.Document.Id, one)));
        var index = ProtocolIndex.Of(published);
        var found = 0;
        for (var round = 0; round < 500; round++)
        {
            var one = PlainCase.With(("disruptionHours", random.Next(120)), ("ordersAtRisk", random.Next(80)), ("site.id", $"S-{random.Next(6)}"));
            if (random.Next(5) == 0) one.Numbers.Remove("disruptionHours");
            var fields = new CaseFields(Kinds[random.Next(3)], one) { Sites = [one.Texts["site.id"]], Items = random.Next(3) == 0 ? [] : [.. Enumerable.Range(0, random.Next(1, 3)).Select(_ => $"I-{random.Next(5)}").Distinct()] };
            var expected = published.Values.Where(version => version.Answers(fields)).Select(version => version.Document.Id).ToList();
            found += expected.Count;
            Assert.Equal(expected, index.Answering(fields).Select(version => version.Document.Id));
        }
        Assert.True(found > 1_000, $"{found}");
    }

    [Fact]
    public void Index_OfTheSamePublished_IsMadeOnce()
    {
        var published = OrdinalMap<ProtocolVersion>.Empty.Set("P-1", Version(1, new Random(1)));
        Assert.Same(ProtocolIndex.Of(published), ProtocolIndex.Of(published));
        Assert.NotSame(ProtocolIndex.Of(published), ProtocolIndex.Of(published.Set("P-2", Version(2, new Random(2)))));
    }

    [Fact]
    public void Routine_IsFoundByWhatStartsIt()
    {
        static ProtocolVersion With(string id, Trigger trigger) => new(1, new ProtocolDocument(id, id, "", trigger, [], []), "", DateTimeOffset.UnixEpoch, "system");
        var index = ProtocolIndex.Of(OrdinalMap<ProtocolVersion>.Empty
            .Set("a", With("a", new() { Signals = ["order.placed"] })).Set("b", With("b", new() { Kpi = new("fillRate", 90, null) }))
            .Set("c", With("c", new() { Stock = new(null) })).Set("d", With("d", new() { Recommendations = ["buy"] })).Set("e", With("e", new() { Schedule = new(new(6, 30), [], "UTC") })));
        Assert.Equal(["a", "b", "c", "d", "e"], new[] { index.OfSignal("order.placed"), index.OfKpi("fillRate"), index.OfStock, index.OfRecommendation("buy"), index.Scheduled }.Select(found => found.Single().Document.Id));
        Assert.Empty(index.OfSignal("order.cancelled"));
    }

    [Theory]
    [InlineData(47.9, "short")]
    [InlineData(48, "long")]
    public void LevelFor_ACase_IsTheOneWhoseConditionsHold(double hours, string level)
    {
        var document = ProtocolText.Parse(Worlds.TwoLevels("when: disruptionHours < 48 h", "when: disruptionHours >= 48 h")).Value!;
        Assert.Equal(level, CompiledProtocol.Of(document).LevelFor(PlainCase.With(("disruptionHours", (decimal)hours)).Fields()).Name);
    }
}
