using ControlTower.Core.Journal;
using ControlTower.Core.Kpis;
using ControlTower.Core.Network;
using ControlTower.Core.Storage.Projections;
using ControlTower.Core.Tower;
using ControlTower.Tests.Simulation;
using ControlTower.Tests.Tower;

namespace ControlTower.Tests.Storage.Projections;

/// <summary>Figures out of the rows equal figures worked out from the facts alone, by another and plainer way, at random versions.</summary>
public sealed class KpiRecomputationTests
{
    /// <summary>Seeds that once differed, and some besides.</summary>
    private static readonly int[] Slice = [3, 4, 5, 8, 28, 36, 57, 100];

    public static TheoryData<int> Seeds => [.. Environment.GetEnvironmentVariable("TOWER_LONG") == "1" ? Enumerable.Range(1, 120) : Slice];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Figures_AtRandomVersions_EqualAPlainRecomputation(int seed)
    {
        var facts = Play(seed);
        var random = new Random(seed);
        foreach (var length in new[] { facts.Count, random.Next(80, facts.Count), random.Next(80, facts.Count) }.Order())
        {
            using var projected = new ProjectedJournal();
            var known = facts.Take(length).ToList();
            known.AppendTo(projected.Journal);
            using (var projector = projected.Projector()) projector.CatchUp();
            var from = Scene.Start.AddDays(random.Next(-3, 3)).AddHours(random.Next(24));
            foreach (var query in new[] { new KpiQuery(), new KpiQuery(from, from.AddDays(random.Next(1, 9))) })
            {
                var rows = await new KpiRows(projected.Contexts).ReadAsync(query.From, query.To, CancellationToken.None);
                var values = KpiReport.Compute(query, rows.Material).ToDictionary(value => value.Kpi);
                foreach (var (kpi, expected) in new PlainKpis(known, query).All().Concat(new PlainWork(known, query).All())) Same(kpi, expected, values[kpi]);
            }
        }
    }

    private static void Same(string kpi, double? expected, KpiValue value)
    {
        if (expected is null) Assert.True(value.Value is null, $"{kpi} is {value.Value}, expected nothing");
        else Assert.True(value.Value is { } found && Math.Abs(found - expected.Value) <= 1e-7 * Math.Max(1, Math.Abs(expected.Value)), $"{kpi} is {value.Value}, expected {expected}");
    }

    private static List<Fact> Play(int seed)
    {
        var (core, random, state, facts) = (new TowerCore(TowerRules.Default), new RandomCommands(seed), TowerState.Empty, new List<Fact>());
        Do(new(Caller.AdministratorKey, new PutNetwork(Networks.Small)));
        foreach (var protocol in ParsedProtocols.Shipped) Do(new(Caller.System, protocol));
        for (var i = 0; i < 400; i++) Do(null);
        return facts;

        void Do(Command? given)
        {
            var clock = random.Tick();
            var now = clock > state.RecordedAt ? clock : state.RecordedAt;
            var decision = core.Decide(state, given ?? random.Next(state, now), now);
            state = decision.State;
            facts.AddRange(decision.Facts);
        }
    }
}
