namespace ControlTower.Tests.Architecture;

public sealed class CycleRuleTests
{
    [Fact]
    public void Namespaces_HaveNoCycle() => Rule.AssertKept(CycleRule.Check);

    [Fact]
    public void Planted_CycleOverThree_IsCaught() => Assert.Equal(
        "ControlTower.Web.Api > ControlTower.Web.Hub > ControlTower.Web.Jobs > ControlTower.Web.Api",
        Rule.Caught(
            CycleRule.Check,
            Rule.Web("Api/A.cs", "using ControlTower.Web.Hub;"),
            Rule.Web("Hub/B.cs", "using ControlTower.Web.Jobs;"),
            Rule.Web("Jobs/C.cs", "using ControlTower.Web.Api;")).Path);

    [Fact]
    public void Planted_CycleThroughASubfolder_IsCaught() => Rule.Caught(
        CycleRule.Check,
        Rule.Web("Api/A.cs", "using ControlTower.Web.Hub;"),
        Rule.Web("Hub/Changes/B.cs", "using ControlTower.Web.Api;"),
        Rule.Web("Hub/C.cs", "class C;"));

    [Fact]
    public void Planted_CycleOfSiblingSubfolders_IsCaught() => Rule.Caught(
        CycleRule.Check,
        Rule.Core("Orders/Rules/A.cs", "using ControlTower.Core.Orders.Sourcing;"),
        Rule.Core("Orders/Sourcing/B.cs", "using ControlTower.Core.Orders.Rules;"));

    [Fact]
    public void Planted_CycleByComponentTag_IsCaught() => Rule.Caught(
        CycleRule.Check,
        new SourceFile("ControlTower.Web/Layout/Frame.razor", "<Badge />"),
        new SourceFile("ControlTower.Web/Shared/Badge.razor", "<p>x</p>"),
        Rule.Web("Shared/B.cs", "using ControlTower.Web.Layout;"));

    [Fact]
    public void Planted_FolderAndItsOwnSubfolder_AreAllowed() => Rule.AssertAllowed(
        CycleRule.Check,
        Rule.Core("Orders/A.cs", "using ControlTower.Core.Orders.Rules;"),
        Rule.Core("Orders/Rules/B.cs", "using ControlTower.Core.Orders;"));
}
