namespace ControlTower.Tests.Architecture;

/// <summary>A rule over no files is always kept: so it is made sure that there are some.</summary>
public sealed class SourcesTests
{
    [Theory]
    [InlineData("ControlTower.Core/Storage/SqliteBindings.cs")]
    [InlineData("ControlTower.Web/Program.cs")]
    [InlineData("ControlTower.Core/ControlTower.Core.csproj")]
    [InlineData("ControlTower.Tests/Architecture/SourcesTests.cs")]
    [InlineData("e2e/Smoke/ProgramStartsTests.cs")]
    public void All_ReadsEveryProject(string path) => Assert.Contains(Sources.All, file => file.Path == path);

    [Fact]
    public void All_LeavesOutWhatTheBuildMakes() =>
        Assert.DoesNotContain(Sources.All, file => file.Folders.Any(folder => folder is "obj" or "bin"));
}
