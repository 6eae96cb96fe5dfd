namespace ControlTower.Core.Storage.Backup;

/// <summary>The first entry of a backup: what is in it and how to tell that it is whole.</summary>
/// <param name="Format">Of the backup; see <see cref="Current"/>.</param>
/// <param name="Program">Version of the program that made it.</param>
/// <param name="Sequence">Of the journal's last row.</param>
/// <param name="Head">Hash of the journal's last row, in hex.</param>
public sealed record BackupManifest(int Format, string Program, DateTimeOffset CreatedAt, long Sequence, string Head, IReadOnlyList<BackupFile> Files)
{
    public const int Current = 1;

    internal const string EntryName = "manifest.json";
}

/// <param name="Name">Relative to the data directory, with forward slashes.</param>
/// <param name="Sha256">In hex.</param>
public sealed record BackupFile(string Name, long Bytes, string Sha256);
