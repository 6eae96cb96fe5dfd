namespace ControlTower.Tests.Architecture;

public sealed class LevelRuleTests
{
    private static readonly SourceFile Order = Rule.Core("Orders/Order.cs", "public sealed record Order;");
    private static readonly SourceFile Loop = Rule.Core("Runtime/CommitLoop.cs", "public sealed class CommitLoop;");
    private static readonly SourceFile Person = Rule.Core("People/Person.cs", "public sealed record Person;");
    private static readonly SourceFile Store = Rule.Core("Storage/Store.cs", "public sealed class Store;");

    [Fact]
    public void Core_ArrowsPointDown() => Rule.AssertKept(LevelRule.Check);

    [Fact]
    public void Core_EveryFolderHasALevel() => Assert.All(
        House.MayName, level => Assert.All(level.Value, below => Assert.DoesNotContain(level.Key, House.MayName[below])));

    [Theory]
    [InlineData("Kernel", "using ControlTower.Core.People;")]
    [InlineData("Journal", "using ControlTower.Core.People;")]
    [InlineData("Network", "using ControlTower.Core.People;")]
    [InlineData("People", "using ControlTower.Core.Orders;")]
    [InlineData("Kpis", "using ControlTower.Core.Runtime;")]
    [InlineData("Tower", "using ControlTower.Core.Runtime;")]
    [InlineData("Runtime", "using ControlTower.Core.Storage;")]
    [InlineData("Tower", "class A { ControlTower.Core.Storage.Store? store; }")]
    [InlineData("Tower", "class A { Storage.Store? store; }")]
    [InlineData("Tower", "class A { Core.Storage.Store? store; }")]
    [InlineData("Tower/Flows", "using static ControlTower.Core.Storage.Store;")]
    [InlineData("Tower", "using Shelf = ControlTower.Core.Storage.Store;")]
    public void Planted_ArrowUp_IsCaught(string folder, string text) =>
        Assert.Contains("may not name", Rule.Caught(LevelRule.Check, Rule.Core(folder + "/A.cs", text), Order, Loop, Person, Store).What, StringComparison.Ordinal);

    [Theory]
    [InlineData("using ControlTower.Core.Orders;")]
    [InlineData("class A { Orders.Order? order; }")]
    [InlineData("class A { string Text => $\"{Orders.Order.Name}\"; }")]
    public void Planted_Sibling_IsCaught(string text) =>
        Assert.Contains("sibling Orders", Rule.Caught(LevelRule.Check, Rule.Core("Exceptions/A.cs", text), Order).What, StringComparison.Ordinal);

    [Fact]
    public void Planted_WebInCore_IsCaught() => Rule.Caught(
        LevelRule.Check, Rule.Core("Runtime/A.cs", "using ControlTower.Web.Hub;"), Rule.Web("Hub/TowerHub.cs", "class TowerHub;"));

    [Theory]
    [InlineData("Tower", "using ControlTower.Core.Orders;")]
    [InlineData("Storage", "using ControlTower.Core.Runtime;")]
    [InlineData("Exceptions", "using ControlTower.Core.People;")]
    [InlineData("Exceptions", "// see ControlTower.Core.Orders\nclass A { string Text => \"Orders.Order\"; }")]
    [InlineData("Exceptions", "class A { int Count => Orders.Count + impact.Orders.Order; }")]
    public void Planted_ArrowDown_IsAllowed(string folder, string text) =>
        Rule.AssertAllowed(LevelRule.Check, Rule.Core(folder + "/A.cs", text), Order, Loop, Person);
}
