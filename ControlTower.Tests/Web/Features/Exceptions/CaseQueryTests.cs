using ControlTower.Core.Exceptions;
using ControlTower.Web.Features.Exceptions;

namespace ControlTower.Tests.Web.Features.Exceptions;

public sealed class CaseQueryTests
{
    [Fact]
    public void Url_OfTheUsualView_IsBare() => Assert.Equal("/exceptions", new CaseFilter().Url());

    [Fact]
    public void Url_ReadAgain_GivesTheSameView()
    {
        var filter = new CaseFilter { View = "logistics", Text = "a&b=c", Priority = Priority.Critical, Kind = CaseKind.LateShipment, Sort = "-risk", Grouped = false, Hidden = ["run", "owner"] };
        var parts = filter.Url(cursor: "EX-7").Split('?')[1].Split('&').Select(part => part.Split('=')).ToDictionary(part => part[0], part => Uri.UnescapeDataString(part[1]));
        var read = new CaseQuery(parts["view"], parts["text"], parts["priority"], parts["kind"]) { Sort = parts["sort"], Group = parts["group"], Hide = parts["hide"] }.Filter();
        Assert.Equal(filter.Url(), read.Url());
        Assert.Equal("EX-7", parts["case"]);
    }

    [Fact]
    public void Filter_OfNonsense_IsTheUsualView() =>
        Assert.Equal("/exceptions", new CaseQuery(" ", "", "7", "burning") { Sort = "colour", Group = "x", Hide = "case.moon" }.Filter().Url());
}
