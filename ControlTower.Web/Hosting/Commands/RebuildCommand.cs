using ControlTower.Core.Runtime;
using ControlTower.Core.Storage;
using ControlTower.Core.Storage.Projections;
using ControlTower.Core.Storage.Snapshots;
using ControlTower.Core.Tower;
using Microsoft.EntityFrameworkCore;

namespace ControlTower.Web.Hosting.Commands;

/// <summary>Makes projections and snapshots anew from the journal.</summary>
public sealed class RebuildCommand : ITowerCommand
{
    public string Name => "rebuild";

    public string Arguments => "";

    public string Summary => "Makes the projections and a snapshot anew from the journal, and tells the hash of the state.";

    public async Task<int> RunAsync(CommandLine line, CommandSurroundings around, CancellationToken cancellation)
    {
        using var data = DataDirectory.Open(around.Options.Folder);
        using var journal = new SqliteJournal(data.Journal);
        var snapshots = new SnapshotFolder(data.Snapshots);
        var kept = snapshots.LoadNewestValid(journal);
        var state = Replay.Continue(TowerState.Empty, journal, Replay.Catalog);
        var hash = StateHash.Of(state);
        var agrees = kept is null || StateHash.Of(Replay.Continue(kept, journal, Replay.Catalog)) == hash;
        Directory.Delete(data.Snapshots, recursive: true);
        snapshots.Write(state, journal);
        await ProjectAsync(data, journal, cancellation);
        await around.Out.WriteLineAsync($"{state.Version} facts, state {hash}{(kept is null ? "" : agrees ? $", equal from the snapshot of {kept.Version}" : "")}");
        if (agrees) return 0;
        await around.Error.WriteLineAsync($"The snapshot of {kept!.Version} and the full replay differed; the snapshot was replaced.");
        return TowerCommands.Failed;
    }

    private static async Task ProjectAsync(DataDirectory data, SqliteJournal journal, CancellationToken cancellation)
    {
        var services = new ServiceCollection();
        services.AddDbContextFactory<ProjectionsContext>(options => options.UseSqlite($"Data Source={data.Projections}"));
        await using var provider = services.BuildServiceProvider();
        var contexts = provider.GetRequiredService<IDbContextFactory<ProjectionsContext>>();
        await using (var context = await contexts.CreateDbContextAsync(cancellation)) await context.MigrateAloneAsync(cancellation);
        using var projector = new Projector(contexts, journal, Replay.Catalog);
        projector.Rebuild(cancellation);
    }
}
