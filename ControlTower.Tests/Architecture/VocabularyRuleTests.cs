namespace ControlTower.Tests.Architecture;

public sealed class VocabularyRuleTests
{
    [Fact]
    public void Capabilities_SpeakOneVocabulary() => Rule.AssertKept(VocabularyRule.Check);

    [Theory]
    [InlineData("OrderState.cs")]
    [InlineData("OrderFacts.cs")]
    [InlineData("OrderState.cs", "ShipmentFacts.cs")]
    [InlineData("OrderState.cs", "OrderFacts.cs", "SourcingDecider.cs")]
    [InlineData("OrderState.cs", "OrderFacts.cs", "OrdersCommands.cs")]
    public void Planted_WordMissing_IsCaught(params string[] names) => Rule.Caught(VocabularyRule.Check, Folder(names));

    [Fact]
    public void Planted_WholeVocabulary_IsAllowed() =>
        Rule.AssertAllowed(VocabularyRule.Check, Folder("OrderState.cs", "OrderFacts.cs", "OrderCommands.cs", "OrderDecider.cs", "Order.cs"));

    [Fact]
    public void Planted_CommandsAndDecider_MayBeAbsent() => Rule.AssertAllowed(VocabularyRule.Check, Folder("OrderState.cs", "OrderFacts.cs"));

    [Fact]
    public void Planted_KpisWithFacts_IsCaught()
    {
        Rule.AssertAllowed(VocabularyRule.Check, new SourceFile("ControlTower.Core/Kpis/KpiDefinition.cs", ""));
        Rule.Caught(VocabularyRule.Check, new SourceFile("ControlTower.Core/Kpis/KpiFacts.cs", ""));
    }

    private static SourceFile[] Folder(params string[] names) => [.. names.Select(name => new SourceFile($"{House.Core}/Orders/{name}", ""))];
}
