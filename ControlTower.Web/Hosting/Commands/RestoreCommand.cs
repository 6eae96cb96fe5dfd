using ControlTower.Core.Storage.Backup;

namespace ControlTower.Web.Hosting.Commands;

/// <summary>Puts a backup into an empty data directory; the tower then starts with effects held.</summary>
public sealed class RestoreCommand : ITowerCommand
{
    private const string From = "from";

    public string Name => "restore";

    public string Arguments => "--from FILE";

    public string Summary => "Puts a backup into an empty data directory; effects are held until an administrator releases them.";

    public async Task<int> RunAsync(CommandLine line, CommandSurroundings around, CancellationToken cancellation)
    {
        if (!line.Options.TryGetValue(From, out var file) || line.Values.Count > 0)
        {
            await around.Error.WriteLineAsync($"Name the backup.\nUsage: {Name} {Arguments}");
            return TowerCommands.Misused;
        }
        var manifest = BackupReader.Restore(file, around.Options.Folder);
        await around.Out.WriteLineAsync($"Restored {manifest.Sequence} facts, head {manifest.Head}, made at {manifest.CreatedAt:u}. Effects are held until an administrator releases them.");
        return 0;
    }
}
