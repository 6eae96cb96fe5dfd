using ControlTower.Core.Storage.Backup;

namespace ControlTower.Web.Hosting.Commands;

/// <summary>Copies the data directory into one file, while the tower runs or not.</summary>
public sealed class BackupCommand : ITowerCommand
{
    private const string To = "to";

    public string Name => "backup";

    public string Arguments => "--to FILE";

    public string Summary => "Copies journal, credentials, jobs and protection keys into one file; the tower may run meanwhile.";

    public async Task<int> RunAsync(CommandLine line, CommandSurroundings around, CancellationToken cancellation)
    {
        if (!line.Options.TryGetValue(To, out var file) || line.Values.Count > 0)
        {
            await around.Error.WriteLineAsync($"Name the file to write.\nUsage: {Name} {Arguments}");
            return TowerCommands.Misused;
        }
        var manifest = BackupWriter.Write(around.Options.Folder, file, TimeProvider.System.GetUtcNow());
        await around.Out.WriteLineAsync($"{Path.GetFullPath(file)}: {manifest.Sequence} facts, head {manifest.Head}, {manifest.Files.Count} files");
        return 0;
    }
}
