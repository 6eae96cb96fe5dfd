using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using ControlTower.Core.Kernel.Json;
using Microsoft.Data.Sqlite;

namespace ControlTower.Core.Storage.Backup;

/// <summary>
/// Copies a data directory into one gzipped tar while the tower runs, from the same process or another: SQLite's online backup
/// copies each file as of one moment. Projections and snapshots are left out; they are made anew from the journal.
/// </summary>
public static class BackupWriter
{
    /// <summary>The journal first: whatever its rows name, such as a person's key, was stored before them.</summary>
    private static readonly string[] Databases = ["journal.db", "credentials.db", "jobs.db"];

    /// <param name="file">Is there only once it is whole; one that was there is replaced.</param>
    /// <exception cref="BackupException">There is nothing to back up, or it cannot be read or written.</exception>
    public static BackupManifest Write(string dataDirectory, string file, DateTimeOffset now)
    {
        var (source, target) = (Path.GetFullPath(dataDirectory), Path.GetFullPath(file));
        if (!File.Exists(Path.Combine(source, Databases[0]))) throw new BackupException($"There is no journal in {source}; is it the data directory?");
        if (target.StartsWith(source + Path.DirectorySeparatorChar, StringComparison.Ordinal)) throw new BackupException("A backup inside the data directory would be lost with it; name a file elsewhere.");
        var work = target + ".work";
        try
        {
            Directory.CreateDirectory(work);
            var names = Copy(source, work);
            var manifest = ManifestOf(work, names, now);
            Pack(work, target + ".part", manifest);
            File.Move(target + ".part", target, overwrite: true);
            return manifest;
        }
        catch (Exception problem) when (problem is UnauthorizedAccessException or SqliteException or (IOException and not BackupException))
        {
            throw new BackupException($"The backup to {target} was not made: {problem.Message}", problem);
        }
        finally
        {
            File.Delete(target + ".part");
            if (Directory.Exists(work)) Directory.Delete(work, recursive: true);
        }
    }

    private static List<string> Copy(string source, string work)
    {
        var names = Databases.Where(name => File.Exists(Path.Combine(source, name))).ToList();
        foreach (var name in names) CopyDatabase(Path.Combine(source, name), Path.Combine(work, name));
        Directory.CreateDirectory(Path.Combine(work, "keys"));
        if (!Directory.Exists(Path.Combine(source, "keys"))) return names;
        // Last, because what the credentials hold was wrapped with keys that were there before.
        foreach (var key in Directory.EnumerateFiles(Path.Combine(source, "keys"), "*.xml").Order(StringComparer.Ordinal))
        {
            var name = "keys/" + Path.GetFileName(key);
            File.Copy(key, Path.Combine(work, name), overwrite: true);
            names.Add(name);
        }
        return names;
    }

    private static void CopyDatabase(string from, string to)
    {
        using var source = Connection(from, SqliteOpenMode.ReadOnly);
        using var target = Connection(to, SqliteOpenMode.ReadWriteCreate);
        // A file without a write-ahead log is locked for as long as somebody commits.
        Execute(source, "PRAGMA busy_timeout=30000");
        source.BackupDatabase(target);
        // One file without a log beside it.
        Execute(target, "PRAGMA journal_mode=DELETE");
    }

    private static void Execute(SqliteConnection connection, string pragma)
    {
        using var command = connection.CreateCommand();
        command.CommandText = pragma;
        command.ExecuteNonQuery();
    }

    private static BackupManifest ManifestOf(string work, List<string> names, DateTimeOffset now)
    {
        var (sequence, head) = HeadOf(Path.Combine(work, Databases[0]));
        var program = typeof(BackupWriter).Assembly.GetName().Version?.ToString(3) ?? "";
        return new(BackupManifest.Current, program, now, sequence, head, [.. names.Select(name => Describe(work, name))]);
    }

    private static (long Sequence, string Head) HeadOf(string journal)
    {
        using var connection = Connection(journal, SqliteOpenMode.ReadOnly);
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT sequence, hash FROM facts ORDER BY sequence DESC LIMIT 1";
        using var reader = command.ExecuteReader();
        return reader.Read() ? (reader.GetInt64(0), Convert.ToHexStringLower((byte[])reader[1])) : (0, Convert.ToHexStringLower(Journal.FactChain.Genesis));
    }

    private static BackupFile Describe(string work, string name)
    {
        using var stream = File.OpenRead(Path.Combine(work, name));
        return new(name, stream.Length, Convert.ToHexStringLower(SHA256.HashData(stream)));
    }

    private static void Pack(string work, string part, BackupManifest manifest)
    {
        using var stream = new FileStream(part, FileMode.Create, FileAccess.Write, FileShare.None);
        using (var packed = new GZipStream(stream, CompressionLevel.Fastest, leaveOpen: true))
        using (var tar = new TarWriter(packed, TarEntryFormat.Pax, leaveOpen: true))
        {
            using var text = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(manifest, CanonicalJson.Options));
            tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, BackupManifest.EntryName) { DataStream = text });
            foreach (var file in manifest.Files) tar.WriteEntry(Path.Combine(work, file.Name), file.Name);
        }
        stream.Flush(flushToDisk: true);
    }

    private static SqliteConnection Connection(string file, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }
}
