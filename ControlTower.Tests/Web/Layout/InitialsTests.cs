using ControlTower.Web.Layout;

namespace ControlTower.Tests.Web.Layout;

public sealed class InitialsTests
{
    [Theory]
    [InlineData("Shift lead", "SL")]
    [InlineData("planner", "P")]
    [InlineData("planner.europe@desk", "PD")]
    [InlineData("  ", "?")]
    public void Of_AName_TakesFirstAndLastWord(string name, string expected) => Assert.Equal(expected, Initials.Of(name));
}
