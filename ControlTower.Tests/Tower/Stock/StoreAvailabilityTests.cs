using ControlTower.Core.Kernel;
using ControlTower.Core.Network;
using ControlTower.Core.Signals;
using ControlTower.Core.Tower.Stock;

namespace ControlTower.Tests.Tower.Stock;

public sealed class StoreAvailabilityTests
{
    private readonly Scene scene = Scene.Small();

    [Theory]
    [InlineData(0, null, AvailabilityLevel.None)]
    [InlineData(3, null, AvailabilityLevel.Low)]
    [InlineData(4, null, AvailabilityLevel.Available)]
    [InlineData(10, 10, AvailabilityLevel.None)]
    [InlineData(20, 10, AvailabilityLevel.Low)]
    [InlineData(21, 10, AvailabilityLevel.Available)]
    public void Level_FollowsWhatIsFreeAndWhatTheStoreKeeps(int quantity, int? safety, AvailabilityLevel level)
    {
        scene.When(new PutNetwork(new() { Stock = [new("STORE-1", "ITEM-1", Quantity.Of(quantity)) { Safety = safety is { } units ? Quantity.Of(units) : null }] }));
        Assert.Equal(level, Assert.Single(Of("STORE-1")).Level);
    }

    [Fact]
    public void Stores_AreListed_AndOtherSitesOnlyWhereTheyAreNamed()
    {
        Assert.Equal(["STORE-1", "STORE-2"], Of(null).Select(one => one.Store.Id));
        Assert.Equal("DC-1", Assert.Single(Of("DC-1")).Store.Id);
    }

    [Fact]
    public void Store_ThatIsDown_HasNothing()
    {
        scene.When(new PutNetwork(new() { Stock = [new("STORE-1", "ITEM-1", Quantity.Of(50))] }));
        scene.Signal(SignalTypes.SiteDown, new { site = "STORE-1", reason = "flooded" });
        Assert.Equal(AvailabilityLevel.None, Assert.Single(Of("STORE-1")).Level);
    }

    [Fact]
    public void Distance_IsMeasuredFromWhereIsAsked()
    {
        var near = StoreAvailability.Of(scene.State, "ITEM-1", (null, new GeoPoint(53.6, 10)), scene.Now).ToDictionary(one => one.Store.Id, one => one.DistanceKm);
        Assert.Equal(0m, near["STORE-1"]);
        Assert.InRange(near["STORE-2"]!.Value, 360, 370);
    }

    private List<StoreAvailability> Of(string? site) => [.. StoreAvailability.Of(scene.State, "ITEM-1", (site, null), scene.Now)];
}
