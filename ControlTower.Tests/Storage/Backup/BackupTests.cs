using System.Formats.Tar;
using System.IO.Compression;
using ControlTower.Core.Kernel;
using ControlTower.Core.Runtime;
using ControlTower.Core.Storage;
using ControlTower.Core.Storage.Backup;
using ControlTower.Tests.Storage.Credentials;
using ControlTower.Tests.Tower;
using Microsoft.Data.Sqlite;

namespace ControlTower.Tests.Storage.Backup;

public sealed class BackupTests : IDisposable
{
    private readonly TemporaryFolder source = new();
    private readonly TemporaryFolder elsewhere = new();
    private readonly SqliteJournal journal;
    private readonly Sealed name;

    public BackupTests()
    {
        journal = new(source["journal.db"]);
        Story.Told().Journal.AppendTo(journal);
        name = new Secrets(source).Keys.Seal("U-1", "Buyer at desk four");
        using var jobs = new SqliteConnection($"Data Source={source["jobs.db"]}");
        jobs.Open();
        using var command = jobs.CreateCommand();
        command.CommandText = "PRAGMA journal_mode=WAL; CREATE TABLE history (job TEXT); INSERT INTO history VALUES ('outbox')";
        command.ExecuteNonQuery();
    }

    private string Target => elsewhere["backup.tar.gz"];

    public void Dispose()
    {
        journal.Dispose();
        source.Dispose();
        elsewhere.Dispose();
    }

    [Fact]
    public async Task Backup_WhileTheTowerWrites_RestoresToTheHeadThatItNames()
    {
        using var stop = new CancellationTokenSource();
        var writing = Task.Run(() =>
        {
            while (!stop.IsCancellationRequested) Story.Orders(journal.Head.Sequence, 20).AppendTo(journal);
        });
        var manifest = BackupWriter.Write(source.Root, Target, Scene.Start);
        await stop.CancelAsync();
        await writing;

        var restored = BackupReader.Restore(Target, elsewhere["data"]);

        Assert.Equal((manifest.Sequence, manifest.Head, manifest.CreatedAt), (restored.Sequence, restored.Head, restored.CreatedAt));
        using var data = DataDirectory.Open(elsewhere["data"]);
        using var copy = new SqliteJournal(data.Journal);
        Assert.Equal((manifest.Sequence, manifest.Head), (copy.Head.Sequence, Convert.ToHexStringLower(copy.Head.Hash)));
        Assert.Equal(journal.Find(manifest.Sequence)!.Hash, copy.Head.Hash);
        Assert.True(JournalVerification.Verify(copy).Valid);
    }

    [Fact]
    public void Restore_Whole_BringsSecretsJobsAndTheMark()
    {
        BackupWriter.Write(source.Root, Target, Scene.Start);
        BackupReader.Restore(Target, elsewhere["data"]);
        using var data = DataDirectory.Open(elsewhere["data"]);
        using (var jobs = new SqliteConnection($"Data Source={data.Jobs}"))
        {
            jobs.Open();
            using var command = jobs.CreateCommand();
            command.CommandText = "SELECT job FROM history";
            Assert.Equal("outbox", command.ExecuteScalar());
        }
        Assert.Equal(Directory.GetFiles(source["keys"]).Select(Path.GetFileName), Directory.GetFiles(data.ProtectionKeys).Select(Path.GetFileName));
        Assert.Equal("Buyer at desk four", OpenedIn(data.Root));
        Assert.True(data.WasRestored);
        data.TakeNoteOfRestore();
        Assert.False(data.WasRestored);
        Assert.False(Directory.Exists(data.Restoring));
    }

    [Fact]
    public void Restore_IntoWhatIsNotEmpty_IsRefused()
    {
        BackupWriter.Write(source.Root, Target, Scene.Start);
        Directory.CreateDirectory(elsewhere["data"]);
        File.WriteAllText(elsewhere["data/precious.txt"], "kept");
        Assert.Contains("precious.txt", Assert.Throws<BackupException>(() => BackupReader.Restore(Target, elsewhere["data"])).Message, StringComparison.Ordinal);
        Assert.False(File.Exists(elsewhere["data/journal.db"]));
        Assert.Equal("kept", File.ReadAllText(elsewhere["data/precious.txt"]));
    }

    [Fact]
    public void Restore_WhileATowerRunsThere_IsRefused()
    {
        BackupWriter.Write(source.Root, Target, Scene.Start);
        using var data = DataDirectory.Open(elsewhere["data"]);
        Assert.Throws<DataDirectoryException>(() => BackupReader.Restore(Target, elsewhere["data"]));
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.5)]
    [InlineData(0.99)]
    public void Restore_OfATornFile_PutsNothingIntoPlace(double kept)
    {
        BackupWriter.Write(source.Root, Target, Scene.Start);
        var bytes = File.ReadAllBytes(Target);
        File.WriteAllBytes(Target, bytes[..(int)(bytes.Length * kept)]);
        AssertRefused();
    }

    [Fact]
    public void Restore_OfAJournalThatWasAltered_IsRefused()
    {
        using (var connection = new SqliteConnection($"Data Source={source["journal.db"]}"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "UPDATE facts SET actor = 'somebody else' WHERE sequence = 5";
            command.ExecuteNonQuery();
        }
        BackupWriter.Write(source.Root, Target, Scene.Start);
        Assert.Contains("row 5", AssertRefused().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Restore_WithAForeignEntry_IsRefused()
    {
        BackupWriter.Write(source.Root, Target, Scene.Start);
        using (var tar = new TarWriter(new GZipStream(File.Create(elsewhere["hostile.tar.gz"]), CompressionLevel.Fastest)))
        {
            using var original = new TarReader(new GZipStream(File.OpenRead(Target), CompressionMode.Decompress));
            tar.WriteEntry(original.GetNextEntry(copyData: true)!);
            tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, "../escaped.txt") { DataStream = new MemoryStream([1]) });
        }
        File.Move(elsewhere["hostile.tar.gz"], Target, overwrite: true);
        Assert.Contains("../escaped.txt", AssertRefused().Message, StringComparison.Ordinal);
        Assert.False(File.Exists(elsewhere["data/escaped.txt"]));
    }

    [Fact]
    public void Backup_OfNothingOrIntoItself_IsRefused()
    {
        Assert.Throws<BackupException>(() => BackupWriter.Write(elsewhere["nowhere"], Target, Scene.Start));
        Assert.Throws<BackupException>(() => BackupWriter.Write(source.Root, source["backup.tar.gz"], Scene.Start));
        Assert.Empty(Directory.GetFileSystemEntries(elsewhere.Root));
    }

    private BackupException AssertRefused()
    {
        var refused = Assert.Throws<BackupException>(() => BackupReader.Restore(Target, elsewhere["data"]));
        Assert.False(File.Exists(elsewhere["data/journal.db"]));
        Assert.False(Directory.Exists(elsewhere["data/restoring"]));
        return refused;
    }

    private string? OpenedIn(string root)
    {
        using var copy = new TemporaryFolder();
        File.Copy(Path.Combine(root, "credentials.db"), copy["credentials.db"]);
        Directory.CreateDirectory(copy["keys"]);
        foreach (var key in Directory.GetFiles(Path.Combine(root, "keys"))) File.Copy(key, Path.Combine(copy["keys"], Path.GetFileName(key)));
        return new Secrets(copy).Keys.Open(name);
    }
}
