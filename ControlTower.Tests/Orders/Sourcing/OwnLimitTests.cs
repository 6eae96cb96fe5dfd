using ControlTower.Core.Orders.Sourcing;
using ControlTower.Core.Orders.Sourcing.Answer;
using ControlTower.Core.Orders.Sourcing.Problem;

namespace ControlTower.Tests.Orders.Sourcing;

/// <summary>Orders that may be served by fewer or more sites than the policy of all says.</summary>
public sealed class OwnLimitTests
{
    [Theory]
    [InlineData(SourcingMode.Single)]
    [InlineData(SourcingMode.Batch)]
    public void Decide_OneLimitForEachOrder_IsTheSameAsThatLimitInThePolicy(SourcingMode mode)
    {
        for (var seed = 1; seed <= 20; seed++)
        {
            var problem = Made(seed) with { Mode = mode };
            var own = problem with { Orders = [.. problem.Orders.Select(order => order with { MaxShipments = 2 })] };
            var all = problem with { Policy = problem.Policy with { MaxShipmentsPerOrder = 2 } };
            Assert.Equal(Told(Sourcer.Decide(all)), Told(Sourcer.Decide(own)));
        }
    }

    [Fact]
    public void Decide_SeveralLimitsSideBySide_EachOrderKeepsItsOwn()
    {
        var widest = 0;
        for (var seed = 1; seed <= 20; seed++)
        {
            var made = Made(seed);
            var problem = made with { Mode = SourcingMode.Batch, Orders = [.. made.Orders.Select((order, number) => order with { MaxShipments = number % 3 == 0 ? null : number % 3 })] };
            var answers = Sourcer.Decide(problem).Orders;
            foreach (var (order, answer) in problem.Orders.Zip(answers)) Assert.True(answer.Shipments.Count <= (order.MaxShipments ?? int.MaxValue), $"seed {seed}: {order.Id} leaves {answer.Shipments.Count} sites, {order.MaxShipments} at most");
            widest = Math.Max(widest, problem.Orders.Zip(answers).Where(one => one.First.MaxShipments is null).Max(one => one.Second.Shipments.Count));
        }
        Assert.True(widest > 2, "no order left more sites than the others may");
    }

    [Fact]
    public void Decide_WhatWouldBeAFlow_KeepsTheLimitOfOneOrder()
    {
        var problem = new SourcingProblem(SourcingMode.Batch, DateTimeOffset.UnixEpoch, new() { UnfilledPenaltyPerUnit = 100 })
        {
            Sites = [new("A") { Stock = [new("I", 3)] }, new("B") { Stock = [new("I", 3)] }],
            Items = [new("I", 1, [])],
            Lanes = [new("A", "Z") { PerUnit = 1 }, new("B", "Z") { PerUnit = 2 }],
            Orders = [new("O", "Z", [new("1", "I", 4)]) { MaxShipments = 1 }],
        };
        var order = Assert.Single(Sourcer.Decide(problem).Orders);
        Assert.Equal(("A", 1L), (Assert.Single(order.Shipments).Site, Assert.Single(order.Unfilled).Quantity));
    }

    private static SourcingProblem Made(int seed)
    {
        var problem = new RandomProblem(seed) { Orders = 9, MostSites = 6, Lines = (2, 5) }.Make();
        return problem with { Policy = problem.Policy with { MaxShipmentsPerOrder = null, Soft = [], SplitPenalty = 0 } };
    }

    private static string Told(SourcingAnswer answer) => string.Join(' ', answer.Orders.Select(order =>
        $"{order.Id}:{order.Cost:R}:{string.Join(';', order.Shipments.Select(one => $"{one.Site}[{string.Join(',', one.Lines.Select(line => $"{line.Line}:{line.Quantity}"))}]"))}"));
}
