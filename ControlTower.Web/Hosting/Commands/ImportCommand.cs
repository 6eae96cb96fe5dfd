using ControlTower.Core.Kernel;
using ControlTower.Core.Runtime.Import;
using ControlTower.Core.Runtime.Import.Mapping;
using ControlTower.Core.Storage;
using ControlTower.Core.Tower;

namespace ControlTower.Web.Hosting.Commands;

/// <summary>Reads a folder of CSV and JSON files through a mapping into the tower, as history: no case, no run, no effect.</summary>
public sealed class ImportCommand : ITowerCommand
{
    private const string Mapping = "mapping";
    private const string From = "from";
    private const string Report = "report";

    public string Name => "import";

    public string Arguments => "--mapping FILE --from DIR [--report FILE]";

    public string Summary => $"Takes orders and a network from CSV or JSON. FILE is a mapping in YAML, or the name of one that ships ({string.Join(", ", ShippedMappings.Names)}). Stopped by Ctrl-C it keeps whole orders; run again it completes them.";

    public async Task<int> RunAsync(CommandLine line, CommandSurroundings around, CancellationToken cancellation)
    {
        if (!line.Options.TryGetValue(Mapping, out var file) || !line.Options.TryGetValue(From, out var folder) || line.Values.Count > 0)
        {
            return await TellAsync(around, $"Name a mapping and a folder.\nUsage: {Name} {Arguments}", TowerCommands.Misused);
        }
        var mapping = ShippedMappings.Read(file);
        if (!mapping.Succeeded) return await TellAsync(around, $"{file}: {mapping.Refusal.Message}", TowerCommands.Misused);
        // Never the demo's folder: what is imported is a company's own.
        using var data = DataDirectory.Open(around.Options.DataDirectory);
        var text = new ImportConsole(around.Out);
        var plan = Read(mapping.Value, folder, text, cancellation);
        if (plan is not { } read) return await TellAsync(around, "Cancelled while reading; nothing was written.", TowerCommands.Failed);
        if (!read.Succeeded) return await TellAsync(around, $"Nothing was imported. {read.Refusal.Message}", TowerCommands.Failed);
        var report = await WriteAsync(read.Value, data, around, text, cancellation);
        if (line.Options.TryGetValue(Report, out var target)) await File.WriteAllTextAsync(target, ImportReportText.Json(report), CancellationToken.None);
        await around.Out.WriteAsync(ImportReportText.Plain(report));
        return report.End == ImportEnd.Completed ? 0 : TowerCommands.Failed;
    }

    private static Result<ImportPlan>? Read(ImportMapping mapping, string folder, ImportConsole text, CancellationToken cancellation)
    {
        try
        {
            return ImportReader.Read(mapping, folder, text.Reading, cancellation);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    private static async Task<ImportReport> WriteAsync(ImportPlan plan, DataDirectory data, CommandSurroundings around, ImportConsole text, CancellationToken cancellation)
    {
        using var journal = new SqliteJournal(data.Journal);
        await using var loop = await OpenTower.OnAsync(journal, TowerState.Empty, around.Options, TimeProvider.System);
        return await new ImportRun(loop, Caller.Integration($"import:{plan.Mapping}"), TimeProvider.System).RunAsync(plan, text.Writing, cancellation);
    }

    private static async Task<int> TellAsync(CommandSurroundings around, string message, int code)
    {
        await around.Error.WriteLineAsync(message);
        return code;
    }
}
