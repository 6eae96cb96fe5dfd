using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using ControlTower.Core.Journal;
using ControlTower.Core.Kernel.Json;
using ControlTower.Core.Tower;

namespace ControlTower.Core.Storage.Snapshots;

/// <summary>States written down as a cache, so that a start replays the tail only. Deleting all of them loses nothing.</summary>
public sealed class SnapshotFolder(string folder)
{
    private const int Kept = 2;
    private const string Ending = ".snapshot";
    private const string Unfinished = ".part";

    private readonly Lock gate = new();

    /// <summary>Version of the newest one, valid or not; 0 where there is none.</summary>
    public long NewestVersion => Newest().Select(VersionOf).FirstOrDefault();

    /// <summary>Writes a snapshot and deletes all but the newest two. One at a time; from any thread.</summary>
    /// <param name="view">A state that was committed.</param>
    /// <returns>False where there is one of this version already, or nothing to write yet.</returns>
    /// <exception cref="IOException">It could not be written; those that were there stay.</exception>
    public bool Write(TowerState view, IJournal journal)
    {
        lock (gate)
        {
            if (view.Version == 0 || view.Version == NewestVersion) return false;
            var journalHash = journal.Find(view.Version)?.Hash ?? throw new JournalException($"The journal has no row {view.Version}.");
            Directory.CreateDirectory(folder);
            var file = Path.Combine(folder, view.Version.ToString("D19", CultureInfo.InvariantCulture) + Ending);
            WriteFile(file + Unfinished, view, Convert.ToHexStringLower(journalHash));
            File.Move(file + Unfinished, file, overwrite: true);
            foreach (var old in Newest().Skip(Kept).Concat(Directory.EnumerateFiles(folder, "*" + Unfinished))) File.Delete(old);
            return true;
        }
    }

    /// <summary>Deletes all, so that the next start replays the whole journal.</summary>
    public void Clear()
    {
        lock (gate)
        {
            foreach (var file in Newest().ToList()) File.Delete(file);
        }
    }

    /// <summary>The newest snapshot that is whole, of this program's format, and of this journal; null where there is none.</summary>
    /// <param name="passedOver">Told of each that does not serve, and why.</param>
    /// <param name="most">The highest version that serves.</param>
    public TowerState? LoadNewestValid(IJournal journal, Action<string>? passedOver = null, long most = long.MaxValue)
    {
        foreach (var file in Newest().Where(file => VersionOf(file) <= most))
        {
            var (state, problem) = Load(file, journal);
            if (state is not null) return state;
            passedOver?.Invoke($"{Path.GetFileName(file)}: {problem}");
        }
        return null;
    }

    private static (TowerState? State, string? Problem) Load(string file, IJournal journal)
    {
        try
        {
            using var stream = File.OpenRead(file);
            if (SnapshotHeader.Read(stream) is not { } header) return (null, "of an unknown format");
            if (journal.Find(header.Version) is not { } row) return (null, $"the journal ends before row {header.Version}");
            if (Convert.ToHexStringLower(row.Hash) != header.JournalHash) return (null, "of another journal");
            using var body = new GZipStream(stream, CompressionMode.Decompress);
            using var hashing = new HashingStream(body);
            var state = JsonSerializer.Deserialize<TowerState>(hashing, CanonicalJson.Options);
            hashing.CopyTo(Stream.Null);
            if (hashing.Hash() != header.StateHash) return (null, "its content does not match its hash");
            return state?.Version == header.Version ? (state, null) : (null, "its content is of another version");
        }
        catch (Exception problem) when (problem is IOException or JsonException or InvalidDataException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            return (null, $"cannot be read: {problem.Message}");
        }
    }

    private static void WriteFile(string file, TowerState view, string journalHash)
    {
        using var stream = new FileStream(file, FileMode.Create, FileAccess.Write, FileShare.None);
        stream.Write(SnapshotHeader.Blank(view.Version).ToBytes());
        string stateHash;
        using (var body = new GZipStream(stream, CompressionLevel.Fastest, leaveOpen: true))
        using (var hashing = new HashingStream(body))
        {
            JsonSerializer.Serialize(hashing, view, CanonicalJson.Options);
            stateHash = hashing.Hash();
        }
        stream.Position = 0;
        stream.Write((SnapshotHeader.Blank(view.Version) with { StateHash = stateHash, JournalHash = journalHash }).ToBytes());
        stream.Flush(flushToDisk: true);
    }

    private IEnumerable<string> Newest() => Directory.Exists(folder)
        ? Directory.GetFiles(folder, "*" + Ending).Where(file => VersionOf(file) > 0).OrderDescending(StringComparer.Ordinal)
        : [];

    private static long VersionOf(string file) =>
        long.TryParse(Path.GetFileNameWithoutExtension(file), CultureInfo.InvariantCulture, out var version) ? version : 0;
}
