using ControlTower.Core.Exceptions;
using ControlTower.Core.Finance;
using ControlTower.Core.Network;
using ControlTower.Core.Runtime.Demo;
using ControlTower.Core.Signals;
using ControlTower.Core.Tower;
using ControlTower.Core.Tower.Finance;
using ControlTower.Tests.Tower;

namespace ControlTower.Tests.Runtime.Demo;

/// <summary>What was carried, billed and paid before the demo began is taken whole, and leaves books that figures can be made of.</summary>
public sealed class DemoTradeTests
{
    private static readonly NetworkDocument Network = DemoNetwork.Create(7, Scene.Start);

    [Fact]
    public void Told_OfTheDemosNetwork_IsTakenWholeAndFillsTheBooks()
    {
        var scene = Seeded();
        var finance = scene.State.Finance;
        Assert.All(FinanceKpis.Days(finance.Ledger).Where(day => day.Revenue != 0), day => Assert.True(day.CostOfGoodsSold > 0));
        Assert.True(finance.Ledger.Balance(AccountRole.Cash, "EUR").Micros > 0 && finance.Ledger.Balance(AccountRole.Receivables, "EUR").Micros > 0);
        Assert.All(TrialBalance.Of(finance), balance => Assert.Equal(balance.Debit, balance.Credit));
        Assert.DoesNotContain(finance.Invoices.ById.Values, one => one.Status == InvoiceStatus.Held);
        Assert.Equal((3, 3), (scene.State.Orders.Returning.Count, scene.State.Orders.ToBeFetched.Count));
        Assert.DoesNotContain(scene.State.Exceptions.Open.Values, one => one.Deviation.Kind != CaseKind.BelowSafety);
    }

    [Fact]
    public void Told_Twice_IsTheSame() => Assert.Equal(Texts(), Texts());

    [Fact]
    public void Bills_OfTheFirstMinutes_AreHeldForWhatIsWrongWithEach()
    {
        var scene = Seeded();
        var simulation = new DemoSimulation(7, Scene.Start, Network);
        var bills = simulation.Due(new(Scene.Start, 0, 1), Scene.Start, Scene.Start.AddMinutes(5)).Where(signal => signal.Type == "invoice.received").ToList();
        foreach (var bill in bills) scene.When(new TakeSignals([Candidate(bill)], Single: true), Caller.Integration("demo"));
        var held = scene.State.Finance.Invoices.ById.Values.Where(one => one.Status == InvoiceStatus.Held).ToList();
        Assert.Equal(3, held.Count);
        Assert.All(held, one => Assert.Contains(one.Findings, found => found.Kind == MismatchKind.NotYetReceived));
        Assert.Single(held, one => one.Findings.Any(found => found.Kind == MismatchKind.PriceAbove));
        Assert.Single(held, one => one.Findings.Any(found => found.Kind == MismatchKind.BankAccountMissing));
    }

    private static Scene Seeded()
    {
        var scene = Scene.Empty();
        scene.When(new PutNetwork(Network));
        scene.When(new TakeSignals([.. DemoTrade.Told(7, Scene.Start, Network).Select(Candidate)]), Caller.Integration("demo"));
        Assert.Empty(scene.State.Signals.Rejected);
        foreach (var order in DemoTrade.Fetched(7, Scene.Start, Network)) scene.When(order, Caller.Integration("demo"));
        return scene;
    }

    private static SignalCandidate Candidate(DemoSignal signal)
    {
        var candidate = Scene.Candidate(signal.Type, signal.Data, signal.Id, signal.Time);
        return candidate with { Signal = candidate.Signal! with { Source = signal.Source } };
    }

    private static string[] Texts() => [.. DemoTrade.Told(7, Scene.Start, Network).Select(signal => $"{signal.Id} {signal.Time:o} {signal.Data.GetRawText()}")];
}
