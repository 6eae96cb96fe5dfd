using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using ControlTower.Core.Kernel.Json;
using ControlTower.Core.Runtime;

namespace ControlTower.Core.Storage.Backup;

/// <summary>
/// Restores a backup into an empty data directory: unpacked beside, verified to the last row of the chain, and only then moved
/// into place. <see cref="DataDirectory.WasRestored"/> then asks for effects to be held at the next start.
/// </summary>
public static partial class BackupReader
{
    /// <exception cref="BackupException">The file is not a whole backup, or the directory is not empty. Nothing was put into place.</exception>
    /// <exception cref="DataDirectoryException">The directory cannot be used.</exception>
    public static BackupManifest Restore(string file, string dataDirectory)
    {
        if (!File.Exists(file)) throw new BackupException($"There is no backup at {Path.GetFullPath(file)}.");
        using var data = DataDirectory.Take(dataDirectory);
        RequireEmpty(data);
        var manifest = UnpackWhole(file, data.Restoring);
        // Cut short from here on, the folder stays, and DataDirectory.Open refuses what is half restored.
        PutIntoPlace(manifest, data);
        Directory.Delete(data.Restoring, recursive: true);
        return manifest;
    }

    private static BackupManifest UnpackWhole(string file, string folder)
    {
        try
        {
            Directory.CreateDirectory(Path.Combine(folder, "keys"));
            var manifest = Unpack(file, folder);
            VerifyFiles(manifest, folder);
            VerifyJournal(manifest, folder);
            return manifest;
        }
        catch (Exception problem) when (problem is IOException or InvalidDataException or JsonException or FormatException or UnauthorizedAccessException)
        {
            Directory.Delete(folder, recursive: true);
            throw new BackupException($"{Path.GetFullPath(file)} was not restored: {problem.Message}", problem);
        }
    }

    private static void RequireEmpty(DataDirectory data)
    {
        var found = Directory.EnumerateFiles(data.Root, "*", SearchOption.AllDirectories).FirstOrDefault(path => path != Path.Combine(data.Root, "lock"));
        if (found is null && !Directory.Exists(data.Restoring)) return;
        throw new BackupException($"The data directory {data.Root} is not empty ({Path.GetRelativePath(data.Root, found ?? data.Restoring)}); restore into an empty one.");
    }

    private static BackupManifest Unpack(string file, string to)
    {
        using var packed = new GZipStream(File.OpenRead(file), CompressionMode.Decompress);
        using var tar = new TarReader(packed);
        if (tar.GetNextEntry() is not { Name: BackupManifest.EntryName, DataStream: { } text }) throw new InvalidDataException("it does not begin with a manifest");
        var manifest = JsonSerializer.Deserialize<BackupManifest>(text, CanonicalJson.Options) ?? throw new InvalidDataException("its manifest is empty");
        if (manifest.Format != BackupManifest.Current) throw new InvalidDataException($"it has format {manifest.Format}, this program reads {BackupManifest.Current}");
        while (tar.GetNextEntry() is { } entry)
        {
            if (!KnownName().IsMatch(entry.Name)) throw new InvalidDataException($"it holds the foreign file '{entry.Name}'");
            entry.ExtractToFile(Path.Combine(to, entry.Name), overwrite: false);
        }
        return manifest;
    }

    private static void VerifyFiles(BackupManifest manifest, string folder)
    {
        foreach (var file in manifest.Files)
        {
            var path = Path.Combine(folder, file.Name);
            if (!KnownName().IsMatch(file.Name) || !File.Exists(path)) throw new InvalidDataException($"{file.Name} is missing");
            using var stream = File.OpenRead(path);
            if (Convert.ToHexStringLower(SHA256.HashData(stream)) != file.Sha256) throw new InvalidDataException($"{file.Name} does not match its hash");
        }
    }

    private static void VerifyJournal(BackupManifest manifest, string folder)
    {
        using var journal = new SqliteJournal(Path.Combine(folder, "journal.db"));
        var verified = JournalVerification.Verify(journal);
        if (!verified.Valid) throw new InvalidDataException($"its journal does not verify: {verified.Problem}");
        if (verified.Rows != manifest.Sequence || verified.Head != manifest.Head) throw new InvalidDataException("its journal ends elsewhere than its manifest says");
    }

    /// <summary>The mark before the journal, so that no start finds the journal without it.</summary>
    private static void PutIntoPlace(BackupManifest manifest, DataDirectory data)
    {
        File.WriteAllText(data.RestoredMark, $"{manifest.Sequence} {manifest.Head}\n");
        foreach (var file in manifest.Files.Reverse())
        {
            var unpacked = Path.Combine(data.Restoring, file.Name);
            using (var stream = new FileStream(unpacked, FileMode.Open, FileAccess.ReadWrite)) stream.Flush(flushToDisk: true);
            File.Move(unpacked, Path.Combine(data.Root, file.Name));
        }
    }

    [GeneratedRegex(@"\A(?:(?:journal|credentials|jobs)\.db|keys/[A-Za-z0-9_.-]+\.xml)\z")]
    private static partial Regex KnownName();
}
