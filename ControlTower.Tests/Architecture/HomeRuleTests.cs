namespace ControlTower.Tests.Architecture;

public sealed class HomeRuleTests
{
    [Fact]
    public void EveryFile_HasAHome() => Rule.AssertKept(HomeRule.Check);

    [Theory]
    [InlineData("ControlTower.Core/A.cs", "namespace ControlTower.Core;", "stands in no folder")]
    [InlineData("ControlTower.Core/Attic/A.cs", "namespace ControlTower.Core.Attic;", "no folder Attic")]
    [InlineData("ControlTower.Web/Attic/A.razor", "<p>x</p>", "no folder Attic")]
    [InlineData("ControlTower.Web/Clock.cs", "namespace ControlTower.Web;", "stands in no folder")]
    [InlineData("ControlTower.Web/Features/A.razor", "<p>x</p>", "a folder of their own")]
    [InlineData("ControlTower.Tests/Attic/ATests.cs", "namespace ControlTower.Tests.Attic;", "no folder Attic")]
    [InlineData("ControlTower.Core/Orders/A.cs", "namespace ControlTower.Core.Network;", "declares ControlTower.Core.Network")]
    [InlineData("ControlTower.Core/Orders/A.cs", "class A;", "declares no namespace")]
    [InlineData("e2e/Smoke/A.cs", "namespace ControlTower.EndToEnd;", "declares ControlTower.EndToEnd")]
    [InlineData("ControlTower.Web/Shared/A.razor", "@namespace ControlTower.Web", "declares ControlTower.Web")]
    [InlineData("ControlTower.Core/Orders/OrderHelper.cs", "namespace ControlTower.Core.Orders;", "says nothing")]
    [InlineData("ControlTower.Core/Orders/Common/A.cs", "namespace ControlTower.Core.Orders.Common;", "says nothing")]
    [InlineData("ControlTower.Core/Orders/A.cs", "global using System;\nnamespace ControlTower.Core.Orders;", "hides")]
    public void Planted_FileWithoutAHome_IsCaught(string path, string text, string why) =>
        Assert.Contains(why, Rule.Caught(HomeRule.Check, new SourceFile(path, text)).What, StringComparison.Ordinal);

    [Theory]
    [InlineData("ControlTower.Core/Orders/Rules/A.cs", "namespace ControlTower.Core.Orders.Rules;")]
    [InlineData("ControlTower.Web/Program.cs", "app.Run();")]
    [InlineData("ControlTower.Web/Features/Orders/OrdersPage.razor", "<p>x</p>")]
    public void Planted_FileAtHome_IsAllowed(string path, string text) => Rule.AssertAllowed(HomeRule.Check, new SourceFile(path, text));
}
