using Bunit;
using ControlTower.Tests.Web.States;
using ControlTower.Web.Features.Kpis;
using Microsoft.Extensions.DependencyInjection;

namespace ControlTower.Tests.Web.Features.Kpis;

/// <summary>A tower on which nothing keeps the rows of figures.</summary>
public sealed class KpisWithoutRowsTests : PageTest
{
    [Fact]
    [Shows(PageState.Empty, typeof(KpisPage))]
    public void Page_NothingKeepsTheRows_SaysNotAvailable() => Assert.Equal("Figures are not available yet", Render<KpisPage>().Find(".empty .what").TextContent);

    [Fact]
    [Shows(PageState.Empty, typeof(KpiPage))]
    public void Figure_NothingKeepsTheRows_StillSaysWhatItIs()
    {
        var page = Render<KpiPage>(p => p.Add(k => k.Id, "fillRate"));
        Assert.Equal("Figures are not available yet", page.Find(".empty .what").TextContent);
        Assert.NotEmpty(page.Find(".kpi-note").TextContent);
    }
}
