using System.IO.Compression;
using System.Text;
using System.Text.Json;
using ControlTower.Core.Kernel.Json;
using ControlTower.Core.Runtime;
using ControlTower.Core.Storage;
using ControlTower.Core.Storage.Snapshots;
using ControlTower.Core.Tower;

namespace ControlTower.Tests.Storage.Snapshots;

public sealed class SnapshotFolderTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly SqliteJournal journal;
    private readonly SnapshotFolder snapshots;
    private readonly TowerState whole;
    private readonly List<string> passedOver = [];

    public SnapshotFolderTests()
    {
        journal = new(folder["journal.db"]);
        snapshots = new(folder["snapshots"]);
        Story.Told().Journal.AppendTo(journal);
        whole = Replay.Continue(TowerState.Empty, journal, Replay.Catalog);
    }

    public void Dispose()
    {
        journal.Dispose();
        folder.Dispose();
    }

    [Fact]
    public void Load_ThenTheTail_IsTheSameAsAFullReplay()
    {
        foreach (var version in new[] { whole.Version / 3, whole.Version / 2, whole.Version - 1 })
        {
            Assert.True(snapshots.Write(At(version), journal));
            var loaded = Load()!;
            Assert.Equal(version, loaded.Version);
            Assert.Equal(StateHash.Of(At(version)), StateHash.Of(loaded));
            Assert.Equal(StateHash.Of(whole), StateHash.Of(Replay.Continue(loaded, journal, Replay.Catalog)));
        }
        Assert.Empty(passedOver);
    }

    [Fact]
    public void Of_AnotherState_DiffersAndIsTheHashOfTheCanonicalBytes()
    {
        Assert.NotEqual(StateHash.Of(whole), StateHash.Of(At(whole.Version - 1)));
        var bytes = JsonSerializer.SerializeToUtf8Bytes(whole, CanonicalJson.Options);
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)), StateHash.Of(whole));
    }

    [Fact]
    public void Write_Many_KeepsTwo()
    {
        for (var version = 10; version <= 14; version++) snapshots.Write(At(version), journal);
        Assert.Equal(2, Files().Length);
        Assert.Equal(14, Load()!.Version);
        Assert.False(snapshots.Write(At(14), journal));
        Assert.False(snapshots.Write(TowerState.Empty, journal));
    }

    [Fact]
    public void Clear_All_LeavesNothingToLoad()
    {
        WriteTwo();
        snapshots.Clear();
        Assert.Null(Load());
        Assert.Equal(0, snapshots.NewestVersion);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.1)]
    [InlineData(0.6)]
    [InlineData(0.99)]
    public void Load_TornFile_IsPassedOver(double kept)
    {
        WriteTwo();
        var bytes = File.ReadAllBytes(Files()[^1]);
        File.WriteAllBytes(Files()[^1], bytes[..(int)(bytes.Length * kept)]);
        Assert.Equal(20, Load()!.Version);
        Assert.Single(passedOver);
    }

    [Fact]
    public void Load_AnyByteOfTheBodyChanged_IsPassedOver()
    {
        WriteTwo();
        var bytes = File.ReadAllBytes(Files()[^1]);
        var start = Array.IndexOf(bytes, (byte)'\n') + 1;
        // The header of gzip holds time and system, which nobody reads.
        for (var at = start + 10; at < bytes.Length; at += 97)
        {
            var changed = (byte[])bytes.Clone();
            changed[at] ^= 0x10;
            File.WriteAllBytes(Files()[^1], changed);
            var loaded = Load()!;
            Assert.True(loaded.Version == 20 || StateHash.Of(loaded) == StateHash.Of(At(30)), $"byte {at}");
        }
    }

    [Fact]
    public void Load_WholeBodyOfAnotherState_IsPassedOver()
    {
        WriteTwo();
        var bytes = File.ReadAllBytes(Files()[^1]);
        using (var file = File.Create(Files()[^1]))
        {
            file.Write(bytes, 0, Array.IndexOf(bytes, (byte)'\n') + 1);
            using var body = new GZipStream(file, CompressionLevel.Fastest);
            JsonSerializer.Serialize(body, At(29) with { Version = 30 }, CanonicalJson.Options);
        }
        Assert.Equal(20, Load()!.Version);
        Assert.Contains("hash", Assert.Single(passedOver), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tower-snapshot 1-", "tower-snapshot 9-", "format")]
    [InlineData("0000000000000000030", "0000000000000000031", "another journal")]
    [InlineData("0000000000000000030", "0000000000000900000", "ends before")]
    public void Load_ForeignHeader_IsPassedOver(string was, string becomes, string because)
    {
        WriteTwo();
        var text = Encoding.Latin1.GetString(File.ReadAllBytes(Files()[^1]));
        Assert.Contains(was, text, StringComparison.Ordinal);
        File.WriteAllBytes(Files()[^1], Encoding.Latin1.GetBytes(text.Replace(was, becomes, StringComparison.Ordinal)));
        Assert.Equal(20, Load()!.Version);
        Assert.Contains(because, Assert.Single(passedOver), StringComparison.Ordinal);
    }

    [Fact]
    public void Load_OfAnotherJournal_IsPassedOver()
    {
        WriteTwo();
        using var other = new SqliteJournal(folder["other.db"]);
        Story.Orders(0, 100).AppendTo(other);
        Assert.Null(snapshots.LoadNewestValid(other, passedOver.Add));
        Assert.Equal(2, passedOver.Count);
    }

    [Fact]
    public void Load_WithoutAFolder_IsNothing() => Assert.Null(new SnapshotFolder(folder["nowhere"]).LoadNewestValid(journal));

    private void WriteTwo()
    {
        snapshots.Write(At(20), journal);
        snapshots.Write(At(30), journal);
    }

    private TowerState? Load() => snapshots.LoadNewestValid(journal, passedOver.Add);

    private string[] Files() => [.. Directory.GetFiles(folder["snapshots"]).Order(StringComparer.Ordinal)];

    private TowerState At(long version) =>
        journal.Read(0, (int)version).Select(Replay.Catalog.Decode).Aggregate(TowerState.Empty, TowerApply.Apply);
}
