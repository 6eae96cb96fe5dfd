using ControlTower.Core.Runtime;
using ControlTower.Core.Storage;

namespace ControlTower.Web.Hosting.Commands;

/// <summary>Walks the journal's chain and names the first row that does not fit.</summary>
public sealed class VerifyCommand : ITowerCommand
{
    public string Name => "verify";

    public string Arguments => "";

    public string Summary => "Walks the journal's chain of hashes; exit code 1 and the first bad row where it does not hold.";

    public async Task<int> RunAsync(CommandLine line, CommandSurroundings around, CancellationToken cancellation)
    {
        using var data = DataDirectory.Open(around.Options.Folder);
        using var journal = new SqliteJournal(data.Journal);
        var found = JournalVerification.Verify(journal, cancellation);
        if (found.Valid)
        {
            await around.Out.WriteLineAsync($"valid: {found.Rows} rows, head {found.Head}");
            return 0;
        }
        await around.Error.WriteLineAsync($"not valid: {found.Problem}. First bad row: {found.FirstBad}. {found.Rows} rows before it are well.");
        return TowerCommands.Failed;
    }
}
