using System.Text;
using System.Text.Json.Nodes;
using ControlTower.Core.Journal;

namespace ControlTower.Tests.Journal;

public sealed class FactCatalogTests
{
    private static readonly FactUpcast SplitName = new("test.named", 1, body => new JsonObject
    {
        ["first"] = body["name"]!.GetValue<string>().Split(' ')[0],
        ["last"] = body["name"]!.GetValue<string>().Split(' ')[1],
    });

    private static readonly FactUpcast AddAge = new("test.named", 2, body =>
    {
        body["age"] = 0;
        return body;
    });

    [Fact]
    public void Decode_AnOlderVersion_LiftsItStepByStepAndLeavesTheBytes()
    {
        var row = Row("test.named", 1, """{"name":"Ada Lovelace"}""");
        var fact = new FactCatalog([typeof(Named)], [AddAge, SplitName]).Decode(row);
        Assert.Equal(new Named("Ada", "Lovelace", 0), fact.Body);
        Assert.Equal("""{"name":"Ada Lovelace"}""", Encoding.UTF8.GetString(row.Body));
    }

    [Fact]
    public void Decode_AVersionThatNothingLifts_IsRefused() => Refused("Nothing lifts", Row("test.named", 1, """{"name":"A B"}"""), AddAge);

    [Fact]
    public void Decode_AnUnknownKind_IsRefused() => Refused("unknown kind 'test.other'", Row("test.other", 1, "{}"));

    [Fact]
    public void Decode_ALaterVersion_IsRefused() => Refused("version 4 of 'test.named', this program knows 3", Row("test.named", 4, "{}"));

    [Fact]
    public void Kind_WithoutAName_CannotBeRegistered() =>
        Assert.Throws<InvalidOperationException>(() => new FactCatalog([typeof(Nameless)], []));

    [Fact]
    public void Hash_CoversEveryColumn()
    {
        var row = Row("a", 1, "{}");
        FactRow[] changed =
        [
            row with { Sequence = 2 }, row with { RecordedAt = row.RecordedAt.AddTicks(1) }, row with { OccurredAt = row.OccurredAt.AddTicks(1) },
            row with { Actor = "b" }, row with { Kind = "b" }, row with { Schema = 2 }, row with { Body = "[]"u8.ToArray() },
            row with { Actor = "systema", Kind = "" },
        ];
        var hashes = changed.Prepend(row).Select(one => Convert.ToHexString(FactChain.Hash(FactChain.Genesis, one))).ToList();
        hashes.Add(Convert.ToHexString(FactChain.Hash(FactChain.Hash(FactChain.Genesis, row), row)));
        Assert.Equal(hashes.Count, hashes.Distinct().Count());
    }

    private static void Refused(string because, FactRow row, params FactUpcast[] upcasts)
    {
        var problem = Assert.Throws<JournalException>(() => new FactCatalog([typeof(Named)], upcasts).Decode(row));
        Assert.Contains(because, problem.Message, StringComparison.Ordinal);
    }

    private static FactRow Row(string kind, int schema, string body) =>
        new(1, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, Actors.System, kind, schema, Encoding.UTF8.GetBytes(body), []);

    [FactKind("test.named", 3)]
    private sealed record Named(string First, string Last, int Age) : IFact;

    private sealed record Nameless : IFact;
}
