using Bunit;
using ControlTower.Core.Kernel;
using ControlTower.Core.Network;
using ControlTower.Tests.Web.States;
using ControlTower.Web.Features.Network;
using ControlTower.Web.Shared.Feedback;
using Microsoft.Extensions.DependencyInjection;

namespace ControlTower.Tests.Web.Features.Network;

/// <summary>The hours of a plant in Paris and of its lane to a store; the clock stands at noon UTC on Fri 20 Nov 2026.</summary>
public sealed class HoursPartTests : CasePageTest
{
    private static readonly CalendarEntry Days = new([new([DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday], new(6, 0), new(22, 0))]) { Closed = [new(2026, 12, 25)] };

    private SiteEntry Plant => State.Network.Sites["PLANT"].Entry;

    private string? Toast => Services.GetRequiredService<ToastService>().Current is [.., var newest] ? newest.Title : null;

    [Fact]
    public async Task Part_ASiteWithHours_ShowsThemAndThoseOfItsLanesInItsOwnZone()
    {
        var page = await OpenAsync();
        Assert.Equal("times in Europe/Paris", page.Find(".hours .ph .n").TextContent);
        var rows = page.FindAll(".hours table")[0].QuerySelectorAll("tbody tr").Select(row => row.TextContent).ToList();
        Assert.Contains("Mon–Fri 06:00–22:00", rows[0], StringComparison.Ordinal);
        Assert.Contains("Fri 25 Dec 2026", rows[0], StringComparison.Ordinal);
        Assert.Contains("Lane to STORE", rows[1], StringComparison.Ordinal);
        Assert.Contains("always", rows[1], StringComparison.Ordinal);
        // Fri to Thu: 16 h a day of 40 units, none at the weekend.
        Assert.Equal(["16.0", "0.0", "0.0", "16.0"], page.FindAll(".hours table")[^1].QuerySelectorAll("tr:nth-child(1) td.num").Take(4).Select(cell => cell.TextContent));
        Assert.Equal("640", page.FindAll(".hours table")[^1].QuerySelectorAll("tbody tr")[1].QuerySelectorAll("td.num")[0].TextContent);
    }

    [Fact]
    public async Task Part_ShiftsClosedDaysAndCapacityAreEdited_AreThoseOfTheSite()
    {
        var page = await OpenAsync();
        await ClickAsync(page, "[aria-label='Edit hours of Plant']");
        await page.InvokeAsync(() => page.Find("#shift-0-until").Change("14:00"));
        await page.InvokeAsync(() => page.FindAll(".hours-shift .cbx")[4].Change(false));
        await page.InvokeAsync(() => page.Find("#hours-closed").Change("2026-12-24 2026-12-25"));
        await page.InvokeAsync(() => page.Find("#hours-capacity").Change("12.5"));
        await PressAsync(page, "Save");
        page.WaitForAssertion(() => Assert.Equal("The hours of Plant are changed", Toast));
        Assert.Equal([DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday], Plant.Calendar!.Shifts[0].Days);
        Assert.Equal(new(14, 0), Plant.Calendar.Shifts[0].Until);
        Assert.Equal([new(2026, 12, 24), new(2026, 12, 25)], Plant.Calendar.Closed!);
        Assert.Equal(12.5m, Plant.Capacity);
        page.WaitForAssertion(() => Assert.Contains("Mon–Thu 06:00–14:00", page.Find(".hours tbody").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Part_AllShiftsOfALaneAreRemovedAndOneAdded_IsKeptForTheLane()
    {
        var page = await OpenAsync();
        await ClickAsync(page, "[aria-label='Edit hours of the lane to STORE']");
        Assert.Contains("always open", page.Find(".dlg-body").TextContent, StringComparison.Ordinal);
        await PressAsync(page, "Add a shift", ".dlg .btn");
        await PressAsync(page, "Save");
        page.WaitForAssertion(() => Assert.Equal(new(8, 0), State.Network.Lane("PLANT", "STORE")!.Calendar!.Shifts[0].From));
        page.WaitForAssertion(() => Assert.Equal("The hours of the lane to STORE are changed", Toast));
    }

    [Fact]
    public async Task Part_WrongFields_AreMarkedAndNothingIsSent()
    {
        var page = await OpenAsync();
        await ClickAsync(page, "[aria-label='Edit hours of Plant']");
        await page.InvokeAsync(() => page.Find("#shift-0-from").Change(""));
        await page.InvokeAsync(() => page.Find("#hours-closed").Change("Christmas"));
        await page.InvokeAsync(() => page.Find("#hours-capacity").Change("many"));
        await PressAsync(page, "Save");
        Assert.Equal("Give a time of day, as 06:00", page.Find("#shift-0-from-msg").TextContent.Trim());
        Assert.Contains("“Christmas” is not a day", page.Find("#hours-closed-msg").TextContent, StringComparison.Ordinal);
        Assert.Contains("Give a figure", page.Find("#hours-capacity-msg").TextContent, StringComparison.Ordinal);
        Assert.Equal(40, Plant.Capacity);
    }

    [Fact]
    [Shows(PageState.Refused, typeof(SitePage))]
    public async Task Part_TheTowerRefuses_MarksTheFieldsAndKeepsWhatWasTyped()
    {
        var page = await OpenAsync();
        await ClickAsync(page, "[aria-label='Edit hours of Plant']");
        for (var day = 0; day < 5; day++) await page.InvokeAsync(() => page.FindAll(".hours-shift .cbx")[day].Change(false));
        await page.InvokeAsync(() => page.Find("#hours-capacity").Change("-1"));
        await PressAsync(page, "Save");
        page.WaitForAssertion(() => Assert.Equal("a capacity is 0 or more", page.Find("#hours-capacity-msg").TextContent.Trim()));
        Assert.Contains("one day of the week at least", page.Find(".hours-shift .msg").TextContent, StringComparison.Ordinal);
        Assert.Contains("what you typed is kept", page.Find(".dlg .banner").TextContent, StringComparison.Ordinal);
        Assert.Equal(40, Plant.Capacity);
    }

    [Fact]
    public async Task Part_SomebodyElseChangedTheNetwork_KeepsBothWhenSavedAgain()
    {
        var page = await OpenAsync();
        await ClickAsync(page, "[aria-label='Edit hours of Plant']");
        await page.InvokeAsync(() => page.Find("#hours-capacity").Change("50"));
        await AskAsync(new ScheduleSite("PLANT", new(Days, [new(Now.AddHours(50), Now.AddHours(51))], 40)));
        await PressAsync(page, "Save");
        page.WaitForAssertion(() => Assert.Contains("save again", page.Find(".dlg .banner").TextContent, StringComparison.Ordinal));
        Assert.Equal(40, Plant.Capacity);
        page.WaitForAssertion(() => Assert.Single(page.FindAll(".hours-down tr")));
        await PressAsync(page, "Save");
        page.WaitForAssertion(() => Assert.Equal(50, Plant.Capacity));
        Assert.Single(Plant.Downtime!);
    }

    [Fact]
    public async Task Part_DowntimeIsAdded_IsInTheSitesOwnZoneAndOpensACaseAhead()
    {
        var page = await OpenAsync();
        Assert.Contains("No downtime is planned", page.Find(".hours-none").TextContent, StringComparison.Ordinal);
        await AddDowntimeAsync(page, ("2036-11-24T10:00", "2036-11-24T18:00"), "inspection");
        page.WaitForAssertion(() => Assert.Equal("Downtime of Plant is planned", Toast));
        Assert.Equal([new DowntimeEntry(new(2036, 11, 24, 9, 0, 0, TimeSpan.Zero), new(2036, 11, 24, 17, 0, 0, TimeSpan.Zero)) { Reason = "inspection" }], Plant.Downtime!);
        page.WaitForAssertion(() => Assert.Contains("24\u00a0Nov\u00a02036\u00a010:00", page.Find(".hours-down").TextContent, StringComparison.Ordinal));
        page.WaitForAssertion(() => Assert.Contains("Planned downtime 8 h", page.Find(".net-side a.item").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Part_DowntimeOverAClockChange_IsRefusedWhereItDoesNotExistAndSaysWhichOfTwoIsMeant()
    {
        var page = await OpenAsync();
        await AddDowntimeAsync(page, ("2027-03-28T02:30", "2027-03-28T01:00"), "");
        Assert.Equal("02:30 does not exist on 28 Mar 2027 in Europe/Paris: the clocks go from 02:00 to 03:00", page.Find("#down-from-msg").TextContent.Trim());
        await page.InvokeAsync(() => page.Find("#down-from").Change("2027-10-31T02:30"));
        Assert.Equal("02:30 comes twice that day in Europe/Paris; the earlier is meant, 00:30 UTC", page.Find("#down-from-msg").TextContent.Trim());
        await page.InvokeAsync(() => page.Find("#down-until").Change("2027-10-31T01:30"));
        await PressAsync(page, "Add");
        page.WaitForAssertion(() => Assert.Equal("a downtime ends after it begins", page.Find("#down-until-msg").TextContent.Trim()));
        Assert.Null(Plant.Downtime);
    }

    [Fact]
    public async Task Part_ARunningDowntimeIsEnded_StaysAsLongAsItLasted_AndAPlannedOneIsRemoved()
    {
        var page = await OpenAsync();
        await AskAsync(new ScheduleSite("PLANT", new(Days, [new(Now.AddHours(-1), Now.AddHours(3)), new(Now.AddHours(50), Now.AddHours(51))], 40)));
        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll(".hours-down tr").Count));
        await ClickAsync(page, "[aria-label='End the downtime of Plant now']");
        page.WaitForAssertion(() => Assert.Equal(Now, Plant.Downtime![0].Until));
        page.WaitForAssertion(() => Assert.Single(page.FindAll(".hours-down tr")));
        await ClickAsync(page, "[aria-label='Remove the downtime of Plant']");
        page.WaitForAssertion(() => Assert.Equal(Now, Assert.Single(Plant.Downtime!).Until));
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".hours-down tr")));
    }

    private async Task<IRenderedComponent<SitePage>> OpenAsync()
    {
        await SeedAsync();
        await AskAsync(new PutNetwork(new()
        {
            Sites = [new("PLANT", "Plant", SiteKind.Plant, TimeZone: "Europe/Paris") { Calendar = Days, Capacity = 40 }, new("STORE", "Store", SiteKind.Store)],
            Items = [new("TUBE", "Tube"), new("BIKE", "Bike")],
            Lanes = [new("PLANT", "STORE", 6)],
            Boms = [new("PLANT", "BIKE", [new("TUBE", Quantity.Of(2))], 8)],
            ProductionOrders = [new("MO-1", "PLANT", "BIKE", Quantity.Of(5), new(2036, 11, 24, 8, 0, 0, TimeSpan.Zero), new(2036, 11, 24, 16, 0, 0, TimeSpan.Zero))],
        }));
        return Render<SitePage>(page => page.Add(one => one.Id, "PLANT"));
    }

    private static async Task AddDowntimeAsync(IRenderedComponent<SitePage> page, (string From, string Until) span, string reason)
    {
        await ClickAsync(page, "[aria-label='Add downtime of Plant']");
        await page.InvokeAsync(() => page.Find("#down-from").Change(span.From));
        await page.InvokeAsync(() => page.Find("#down-until").Change(span.Until));
        await page.InvokeAsync(() => page.Find("#down-reason").Change(reason));
        await PressAsync(page, "Add");
    }

    /// <summary>Found and pressed between two repaints.</summary>
    private static Task ClickAsync(IRenderedComponent<SitePage> page, string what) => page.InvokeAsync(() => page.Find(what).Click());

    private static Task PressAsync(IRenderedComponent<SitePage> page, string button, string among = ".dlg-foot .btn") =>
        page.InvokeAsync(() => page.FindAll(among).Single(one => one.TextContent.Trim() == button).Click());
}
