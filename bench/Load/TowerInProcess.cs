using System.Text.Json;
using ControlTower.Core.Network;
using ControlTower.Core.Runtime;
using ControlTower.Core.Signals;
using ControlTower.Core.Storage;
using ControlTower.Core.Tower;
using ControlTower.Web.Connectors;
using ControlTower.Web.Hosting;
using ControlTower.Web.Shared.Settings;

namespace ControlTower.Bench.Load;

/// <summary>The tower without its server: journal, loop and protocols as the program opens them, and intake as its endpoint does it.</summary>
public sealed class TowerInProcess : IAsyncDisposable
{
    private static readonly Caller Sender = Caller.Integration("bench");

    private readonly SqliteJournal journal;
    private readonly TowerLoop loop;

    private TowerInProcess(SqliteJournal journal, TowerLoop loop) => (this.journal, this.loop) = (journal, loop);

    /// <summary>Facts in the journal.</summary>
    public long Version => loop.View.Version;

    public static async Task<TowerInProcess> OpenAsync(string file, BenchNetwork network)
    {
        var journal = new SqliteJournal(file);
        var loop = await OpenTower.OnAsync(journal, TowerState.Empty, new TowerOptions(), TimeProvider.System);
        var put = await loop.SubmitAsync(new(Caller.AdministratorKey, new PutNetwork(network.Document)));
        if (!put.Answer.Succeeded) throw new InvalidOperationException(put.Answer.Refusal.Message);
        return new(journal, loop);
    }

    /// <summary>Takes a request's body and returns once its signals are on stable storage.</summary>
    public async Task TakeAsync(byte[] body)
    {
        using var document = JsonDocument.Parse(body);
        var now = loop.Now;
        var single = document.RootElement.ValueKind == JsonValueKind.Object;
        var candidates = single ? [CloudEvents.Read(document.RootElement, now)] : CloudEvents.ReadBatch(document.RootElement, now);
        var committed = await loop.SubmitAsync(new(Sender, new TakeSignals(candidates, single)));
        if (!committed.Answer.Succeeded) throw new InvalidOperationException(committed.Answer.Refusal.Message);
        var taken = (SignalsTaken)committed.Answer.Value;
        if (taken.Accepted != candidates.Count) throw new InvalidOperationException($"Only {taken.Accepted} of {candidates.Count} events were taken: {string.Join("; ", taken.Rejected)}");
    }

    public async ValueTask DisposeAsync()
    {
        await loop.DisposeAsync();
        journal.Dispose();
    }
}
