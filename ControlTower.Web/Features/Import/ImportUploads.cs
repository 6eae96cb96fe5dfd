using ControlTower.Core.Storage;

namespace ControlTower.Web.Features.Import;

/// <summary>Files that a reader brought, in a folder of their own in the data directory, for as long as the page is open.</summary>
public sealed class ImportUploads(DataDirectory data) : IDisposable
{
    public const int MostFiles = 20;

    /// <summary>In bytes, of one file.</summary>
    public const long Largest = 256L * 1024 * 1024;

    private readonly Dictionary<string, long> files = new(StringComparer.Ordinal);
    private string? folder;

    public string Folder => folder ??= Directory.CreateDirectory(Path.Combine(PlaceIn(data), Path.GetRandomFileName())).FullName;

    /// <summary>Names and sizes in bytes, by name.</summary>
    public IReadOnlyList<(string Name, long Bytes)> Files => [.. files.OrderBy(file => file.Key, StringComparer.Ordinal).Select(file => (file.Key, file.Value))];

    /// <summary>A file of the same name takes the place of the one before.</summary>
    /// <returns>What is wrong with it, or null.</returns>
    public async Task<string?> AddAsync(string name, long size, Func<Stream> open, CancellationToken cancellation)
    {
        // Only the last part of a name counts: a name must not lead out of the folder.
        var plain = Path.GetFileName(name);
        if (plain.Length == 0 || plain is "." or "..") return "A file needs a name.";
        if (size > Largest) return $"{plain} is larger than {Largest / 1024 / 1024} MB; lay it into a folder on the server instead.";
        if (files.Count >= MostFiles && !files.ContainsKey(plain)) return $"{plain} was not taken: {MostFiles} files at most.";
        await WriteAsync(Path.Combine(Folder, plain), open, cancellation);
        files[plain] = size;
        return null;
    }

    /// <summary>Whoever brought files before the program was killed chooses them again; nothing of theirs is left lying.</summary>
    public static void EmptyAll(DataDirectory data)
    {
        var all = PlaceIn(data);
        try
        {
            if (Directory.Exists(all)) Directory.Delete(all, recursive: true);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // They cost room and nothing else; the next start tries again.
        }
    }

    public void Dispose()
    {
        if (folder is not null && Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        folder = null;
        files.Clear();
    }

    private static string PlaceIn(DataDirectory data) => Path.Combine(data.Root, "uploads");

    /// <summary>A file has its name only once it is whole: what broke off is not read.</summary>
    private static async Task WriteAsync(string path, Func<Stream> open, CancellationToken cancellation)
    {
        var part = path + ".part";
        try
        {
            await using (var target = File.Create(part))
            {
                await using var source = open();
                await source.CopyToAsync(target, cancellation);
            }
            File.Move(part, path, overwrite: true);
        }
        finally
        {
            File.Delete(part);
        }
    }
}
