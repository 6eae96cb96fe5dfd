using System.Text.Json;
using ControlTower.Core.Journal;
using ControlTower.Core.Kernel.Json;
using ControlTower.Core.Runtime;
using ControlTower.Core.Runtime.Import;
using ControlTower.Core.Tower;

namespace ControlTower.Tests.Runtime.Import;

/// <summary>A tower over a journal in memory, to import into.</summary>
internal sealed class ImportTower : IAsyncDisposable
{
    private readonly MemoryJournal journal = new();
    private readonly TimeProvider clock;

    private ImportTower(TimeProvider clock) => Loop = new(new(TowerRules.Default), (journal, Replay.Catalog), TowerState.Empty, this.clock = clock, new LoopOptions());

    public TowerLoop Loop { get; }

    public static ImportTower Open(TimeProvider? clock = null) => new(clock ?? TimeProvider.System);

    /// <summary>What the tower knows of orders and network, without version and time.</summary>
    public string Known => JsonSerializer.Serialize(new { Loop.View.Orders, Network = Loop.View.Network with { Version = 0 } }, CanonicalJson.Options);

    public IReadOnlyList<FactRow> Rows => journal.Read(0, int.MaxValue);

    public Task<ImportReport> RunAsync(ImportPlan plan, Action<ImportStep>? progress = null, CancellationToken cancel = default) =>
        new ImportRun(Loop, Caller.Integration($"import:{plan.Mapping}"), clock).RunAsync(plan, progress, cancel);

    public ValueTask DisposeAsync() => Loop.DisposeAsync();
}
