namespace ControlTower.Tests.Architecture;

public sealed class UsingOrderRuleTests
{
    [Fact]
    public void Sources_HaveTheirUsingsInOrder() => Rule.AssertKept(UsingOrderRule.Check);

    [Theory]
    [InlineData("Bunit", "System.Text")]
    [InlineData("System.Text", "System")]
    [InlineData("System.Text.Json", "System.Text")]
    [InlineData("ControlTower.Core.People", "ControlTower.Core.Orders")]
    [InlineData("static System.Math", "System.Text")]
    [InlineData("Place = System.String", "static System.Math")]
    [InlineData("Two = System.String", "One = System.String")]
    public void Planted_UsingsOutOfOrder_AreCaught(string first, string second) =>
        Assert.Equal(2, Rule.Caught(UsingOrderRule.Check, Planted(first, second)).Line);

    [Theory]
    [InlineData("System", "System.Text")]
    [InlineData("System.Text", "Bunit")]
    [InlineData("Microsoft.aspNet", "Microsoft.Build")]
    [InlineData("Xunit", "static System.Math")]
    [InlineData("static Xunit.Assert", "Place = System.String")]
    public void Planted_UsingsInOrder_AreAllowed(string first, string second) =>
        Rule.AssertAllowed(UsingOrderRule.Check, Planted(first, second));

    [Fact]
    public void Planted_UsingThatDisposes_IsNoUsingOfANamespace() =>
        Rule.AssertAllowed(UsingOrderRule.Check, new SourceFile("bench/A.cs", "using Zones;\nusing var file = Open();\nusing (var other = Open()) { }\n"));

    private static SourceFile Planted(string first, string second) => new("ControlTower.Core/Orders/A.cs", $"using {first};\nusing {second};\n");
}
