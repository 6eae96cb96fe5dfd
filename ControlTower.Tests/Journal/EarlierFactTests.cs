using System.Text;
using System.Text.Json;
using ControlTower.Core.Journal;
using ControlTower.Core.Runtime;
using ControlTower.Tests.Architecture;

namespace ControlTower.Tests.Journal;

/// <summary>
/// Facts as they were written before their kinds gained members that may be left out: they are read as they are, mean that nothing is told, and have their
/// old bytes and hash when they are written again. So no upcast is needed.
/// </summary>
public sealed class EarlierFactTests
{
    private static readonly DateTimeOffset At = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    private static string Folder => Path.Combine(Sources.Root, "ControlTower.Tests", "Journal", "Earlier");

    public static TheoryData<string> Kinds => [.. Directory.GetFiles(Folder).Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal).OfType<string>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Kind_WrittenEarlier_IsReadAndHasItsBytesAndHashAgain(string kind)
    {
        using var file = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, $"{kind}.json")));
        var (schema, body) = (file.RootElement.GetProperty("schema").GetInt32(), Encoding.UTF8.GetBytes(file.RootElement.GetProperty("body").GetRawText()));
        var read = Replay.Catalog.Decode(Row(kind, schema, body));
        var (name, now, bytes) = Replay.Catalog.Encode(read.Body);
        Assert.Equal((kind, schema, Encoding.UTF8.GetString(body)), (name, now, Encoding.UTF8.GetString(bytes)));
        Assert.Equal(file.RootElement.GetProperty("hash").GetString(), Convert.ToHexStringLower(Row(kind, now, bytes).Hash));
    }

    private static FactRow Row(string kind, int schema, byte[] body)
    {
        var row = new FactRow(1, At, At.AddHours(-1), Actors.System, kind, schema, body, []);
        return row with { Hash = FactChain.Hash(FactChain.Genesis, row) };
    }
}
