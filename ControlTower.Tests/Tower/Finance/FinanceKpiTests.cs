using ControlTower.Core.Finance;
using ControlTower.Core.Journal;
using ControlTower.Core.Kpis;
using ControlTower.Core.Network;
using ControlTower.Core.Tower;
using ControlTower.Core.Tower.Finance;
using ControlTower.Tests.Simulation;

namespace ControlTower.Tests.Tower.Finance;

public sealed class FinanceKpiTests
{
    private static readonly DateTimeOffset First = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Ten days: 100 lie there, 10 are sold a day for 20 and paid at once; 50 are owed throughout.</summary>
    [Fact]
    public void CashToCash_ByHand_IsTheSumOfItsParts()
    {
        IReadOnlyList<BookDay> books =
        [
            new(First, "EUR") { Inventory = 100, Payables = 50, Receivables = 40, CostOfGoodsSold = 10, Revenue = 20 },
            .. Enumerable.Range(1, 9).Select(day => new BookDay(First.AddDays(day), "EUR") { CostOfGoodsSold = 10, Revenue = 20 }),
        ];
        var value = Figure("cashToCash", books);
        Assert.Equal([new("daysOfInventory", 10, "days"), new("daysOfReceivables", 2, "days"), new("daysOfPayables", 5, "days")], value.Parts);
        Assert.Equal(7, value.Value);
    }

    [Fact]
    public void CashToCash_WithoutRevenue_SaysWhatIsMissing()
    {
        var value = Figure("cashToCash", [new(First, "EUR") { Inventory = 100, CostOfGoodsSold = 10 }]);
        Assert.Equal((null, "revenue"), (value.Value, value.MissingInput));
        Assert.Equal("books", Figure("cashToCash", []).MissingInput);
    }

    [Fact]
    public void ReturnRate_IsWhatWasCreditedOfWhatWasBilled()
    {
        var value = Figure("returnRate", [new(First, "EUR") { Revenue = 200 }, new(First.AddDays(1), "EUR") { Returns = 30 }]);
        Assert.Equal((0.15, 30d), (value.Value, value.Parts[0].Value));
    }

    /// <summary>Out of the state and out of the entries of the journal alone, by another way, at random versions.</summary>
    [Theory]
    [InlineData(7)]
    [InlineData(8)]
    public void Days_AtRandomVersions_EqualAPlainRecomputation(int seed)
    {
        var facts = Play(seed);
        var random = new Random(seed);
        var seen = 0;
        foreach (var length in new[] { facts.Count, random.Next(80, facts.Count), random.Next(80, facts.Count) })
        {
            var state = facts.Take(length).Aggregate(TowerState.Empty, TowerApply.Apply);
            var lines = facts.Take(length).Select(fact => fact.Body).OfType<Posted>().SelectMany(fact => fact.Posting.Lines.Select(line => (Day: fact.Posting.At.UtcDateTime.Date, line.Account, line.Amount))).ToList();
            var days = FinanceKpis.Days(state.Finance.Ledger);
            foreach (var day in days)
            {
                decimal Of(params AccountRole[] accounts) => lines.Where(line => line.Day == day.Day.UtcDateTime.Date && line.Amount.Currency == day.Currency && accounts.Contains(line.Account)).Sum(line => line.Amount.Amount);
                Assert.Equal(
                    (Of(AccountRole.Inventory), Of(AccountRole.Receivables), -Of(AccountRole.Payables, AccountRole.GoodsReceivedNotInvoiced), Of(AccountRole.CostOfGoodsSold), -Of(AccountRole.Revenue)),
                    (day.Inventory, day.Receivables, day.Payables, day.CostOfGoodsSold, day.Revenue));
                seen++;
            }
        }
        Assert.True(seen > 10, $"only {seen} days");
    }

    private static KpiValue Figure(string kpi, IReadOnlyList<BookDay> books) => KpiReport.Compute([KpiCatalog.Find(kpi)!], new KpiQuery(), new([], []) { Books = books }).Single();

    private static List<Fact> Play(int seed)
    {
        var (core, random, state, facts) = (new TowerCore(TowerRules.Default), new RandomCommands(seed), TowerState.Empty, new List<Fact>());
        Do(new(Caller.AdministratorKey, new PutNetwork(Networks.Small)));
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
