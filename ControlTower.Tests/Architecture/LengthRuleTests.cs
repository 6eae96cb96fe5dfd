namespace ControlTower.Tests.Architecture;

public sealed class LengthRuleTests
{
    [Fact]
    public void Files_AreShort() => Rule.AssertKept(LengthRule.Check);

    [Theory]
    [InlineData("ControlTower.Core/Orders/A.cs", LengthRule.CSharpLines)]
    [InlineData("ControlTower.Web/Shared/A.razor", LengthRule.RazorLines)]
    public void Planted_LongFile_IsCaughtFromTheFirstLineTooMany(string path, int limit)
    {
        Rule.AssertAllowed(LengthRule.Check, Lines(path, limit));
        Rule.Caught(LengthRule.Check, Lines(path, limit + 1));
    }

    [Fact]
    public void Planted_Migration_MayBeLong() => Rule.AssertAllowed(LengthRule.Check, Lines("ControlTower.Core/Storage/Migrations/A.cs", 900));

    private static SourceFile Lines(string path, int count) => new(path, string.Concat(Enumerable.Repeat("x\n", count)));
}
