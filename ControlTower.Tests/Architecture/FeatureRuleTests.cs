namespace ControlTower.Tests.Architecture;

public sealed class FeatureRuleTests
{
    private static readonly SourceFile[] Orders =
    [
        Rule.Web("Features/Orders/OrdersState.cs", "class OrdersState;"),
        new("ControlTower.Web/Features/Orders/OrdersTile.razor", "<p>x</p>"),
    ];

    [Fact]
    public void Pages_DoNotNameEachOther() => Rule.AssertKept(FeatureRule.Check);

    [Theory]
    [InlineData("Features/Kpis/A.cs", "using ControlTower.Web.Features.Orders;")]
    [InlineData("Features/Kpis/A.cs", "class A { Orders.OrdersState? state; }")]
    [InlineData("Features/Kpis/A.razor", "<OrdersTile />")]
    [InlineData("Features/Overview/A.cs", "using ControlTower.Web.Features.Orders;\nclass A { OrdersState? state; }")]
    [InlineData("_Imports.razor", "@using ControlTower.Web.Features.Orders")]
    public void Planted_PageThatNamesAnother_IsCaught(string path, string text) =>
        Assert.Equal("names the page Orders", Rule.Caught(FeatureRule.Check, [File(path, text), .. Orders]).What);

    [Theory]
    [InlineData("Features/Overview/A.razor", "@using ControlTower.Web.Features.Orders\n<OrdersTile />")]
    [InlineData("Features/Orders/Lines/A.cs", "using ControlTower.Web.Features.Orders;\nclass A { OrdersState? state; }")]
    public void Planted_TileOnTheOverview_IsAllowed(string path, string text) => Rule.AssertAllowed(FeatureRule.Check, [File(path, text), .. Orders]);

    private static SourceFile File(string path, string text) =>
        path.EndsWith(".cs", StringComparison.Ordinal) ? Rule.Web(path, text) : new SourceFile($"{House.Web}/{path}", text);
}
