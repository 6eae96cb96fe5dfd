using Bunit;
using ControlTower.Core.People;
using ControlTower.Web.Features.Network;

namespace ControlTower.Tests.Web.Features.Network;

public sealed class HoursReadOnlyTests : CasePageTest
{
    private protected override IReadOnlyList<string> MyRoles => [Roles.Viewer];

    [Fact]
    public async Task Part_AReaderWhoMayNotChangeTheNetwork_SeesItWithTheReasonAndNoButtons()
    {
        await SeedAsync();
        var page = Render<SitePage>(site => site.Add(one => one.Id, "DC-1"));
        Assert.Contains("Read only: your roles may not change the network", page.Find(".hours .ph").TextContent, StringComparison.Ordinal);
        Assert.Equal("times in UTC, since the site tells no zone", page.Find(".hours .ph .n").TextContent);
        Assert.Empty(page.FindAll(".hours tbody .btn"));
    }
}
