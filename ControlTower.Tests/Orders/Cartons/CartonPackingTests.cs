using ControlTower.Core.Orders.Cartons;

namespace ControlTower.Tests.Orders.Cartons;

/// <summary>The cheapest set of cartons that was found, its bound, and that what was found can be packed.</summary>
public sealed class CartonPackingTests
{
    private static readonly CartonType Small = new("S", 1, [20, 20, 20], 5);
    private static readonly CartonType Large = new("L", 3, [40, 40, 40], 20);

    [Theory]
    [InlineData(1, "S 1", 1)]
    [InlineData(2, "S 2", 2)]
    [InlineData(4, "L 1", 3)]
    [InlineData(8, "L 1", 3)]
    [InlineData(9, "L 1, S 1", 4)]
    public void Cubes_GoIntoTheCartonsThatCostLeast(int count, string cartons, decimal price)
    {
        var set = CartonPacking.Of([Large, Small], [new("I", [20, 20, 20], 1, count)]);
        Assert.Equal((cartons, price, 0L), (string.Join(", ", set.Cartons.Select(one => $"{one.Carton} {one.Count}")), set.Price, set.Loose));
        Assert.InRange(set.LeastPrice, 0.01m, set.Price);
    }

    [Fact]
    public void LongThing_IsTurnedUntilItFits() =>
        Assert.Equal("B", CartonPacking.Of([new("A", 1, [30, 30, 30], 5), new("B", 2, [10, 60, 20], 5)], [new("I", [60, 10, 20], 1, 1)]).Cartons.Single().Carton);

    [Fact]
    public void Weight_OpensTheNextCarton() => Assert.Equal(2, CartonPacking.Of([Large], [new("I", [5, 5, 5], 8, 4)]).Cartons.Single().Count);

    [Fact]
    public void WhatFitsNoCarton_IsLoose() => Assert.Equal((2L, 0m), (CartonPacking.Of([Small], [new("I", [50, 1, 1], 1, 2)]).Loose, CartonPacking.Of([Small], [new("I", [50, 1, 1], 1, 2)]).Price));

    [Fact]
    public void RandomGoods_CostNoLessThanTheBound_AndOnAverageLittleMore()
    {
        var (random, ratios) = (new Random(7), new List<decimal>());
        for (var round = 0; round < 300; round++)
        {
            var goods = Enumerable.Range(0, random.Next(1, 5)).Select(item => new PackedItem($"I{item}", [random.Next(3, 20), random.Next(3, 20), random.Next(3, 20)], random.Next(1, 8) / 4m, random.Next(1, 6))).ToList();
            var set = CartonPacking.Of([Small, Large, new("M", 2, [30, 30, 25], 10)], goods);
            Assert.True(set.LeastPrice <= set.Price, $"{set.LeastPrice} and {set.Price} in round {round}");
            Assert.Equal(0, set.Loose);
            ratios.Add(set.Price / Math.Ceiling(set.LeastPrice));
        }
        Assert.InRange(ratios.Average(), 1, 1.4m);
    }

    [Fact]
    public void ManyUnits_AreReckonedBySoManyOfTheFirst()
    {
        var set = CartonPacking.Of([Large], [new("I", [20, 20, 20], 1, 8_000)]);
        Assert.InRange(set.Cartons.Single().Count, 1_000, 1_010);
    }
}
