namespace ControlTower.Tests.Architecture;

public sealed class PackageRuleTests
{
    [Fact]
    public void StandIns_StayBehindOneFolder() => Rule.AssertKept(PackageRule.Check);

    [Theory]
    [InlineData("ControlTower.Core/Runtime/A.cs", "using Quartz;")]
    [InlineData("ControlTower.Core/Kpis/A.cs", "using Radzen.Blazor;")]
    [InlineData("ControlTower.Core/ControlTower.Core.csproj", "<PackageReference Include=\"Quartz\" />")]
    [InlineData("ControlTower.Web/Features/Jobs/A.cs", "using Quartz;")]
    [InlineData("ControlTower.Web/Api/A.cs", "class A { Quartz.IScheduler? scheduler; }")]
    [InlineData("ControlTower.Web/Features/Jobs/A.razor", "@inject Quartz.ISchedulerFactory Factory")]
    public void Planted_StandInElsewhere_IsCaught(string path, string text) => Rule.Caught(PackageRule.Check, new SourceFile(path, text));

    [Theory]
    [InlineData("ControlTower.Web/Jobs/A.cs", "using Quartz;")]
    [InlineData("ControlTower.Web/Hosting/A.cs", "using Quartz;")]
    [InlineData("ControlTower.Web/Features/Orders/A.razor", "<RadzenDataGrid />")]
    [InlineData("ControlTower.Core/Runtime/A.cs", "// Quartz rings the bell.")]
    public void Planted_StandInAtHome_IsAllowed(string path, string text) => Rule.AssertAllowed(PackageRule.Check, new SourceFile(path, text));
}
