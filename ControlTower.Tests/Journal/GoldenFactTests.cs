using System.Text;
using ControlTower.Core.Journal;
using ControlTower.Core.Runtime;
using ControlTower.Tests.Architecture;

namespace ControlTower.Tests.Journal;

/// <summary>
/// The bytes of every kind of fact and the hash of a row that holds them, pinned: what is in a journal must be read for ever.
/// A changed file means a new version of the kind and an upcast. TOWER_GOLDEN=write writes the files of new kinds.
/// </summary>
public sealed class GoldenFactTests
{
    private static readonly DateTimeOffset At = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    private static string Folder => Path.Combine(Sources.Root, "ControlTower.Tests", "Journal", "Golden");

    public static TheoryData<string> Kinds => [.. Replay.Catalog.Kinds.Select(kind => kind.Kind)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Kind_Encoded_HasTheBytesOfItsGoldenFile(string kind)
    {
        var file = Path.Combine(Folder, $"{kind}.json");
        var now = Golden(kind);
        if (!File.Exists(file) && Environment.GetEnvironmentVariable("TOWER_GOLDEN") == "write") File.WriteAllText(file, now);
        Assert.True(File.Exists(file), $"'{kind}' has no golden file.");
        Assert.Equal(File.ReadAllText(file), now);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Kind_Decoded_GivesTheSameBytesAgain(string kind)
    {
        var (row, _) = RowOf(kind);
        var read = Replay.Catalog.Decode(row);
        Assert.Equal(Encoding.UTF8.GetString(row.Body), Encoding.UTF8.GetString(Replay.Catalog.Encode(read.Body).Body));
    }

    [Fact]
    public void GoldenFiles_AreOfKindsThatExist() =>
        Assert.Equal(Replay.Catalog.Kinds.Select(kind => kind.Kind), Directory.GetFiles(Folder).Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal));

    private static string Golden(string kind)
    {
        var (row, schema) = RowOf(kind);
        return $"{{\"kind\":\"{kind}\",\"schema\":{schema},\"hash\":\"{Convert.ToHexStringLower(row.Hash)}\",\"body\":{Encoding.UTF8.GetString(row.Body)}}}\n";
    }

    private static (FactRow Row, int Schema) RowOf(string kind)
    {
        var type = Replay.Catalog.Kinds.Single(one => one.Kind == kind).Type;
        var (name, schema, body) = Replay.Catalog.Encode((IFact)Samples.Of(type));
        var row = new FactRow(1, At, At.AddHours(-1), Actors.System, name, schema, body, []);
        return (row with { Hash = FactChain.Hash(FactChain.Genesis, row) }, schema);
    }
}
