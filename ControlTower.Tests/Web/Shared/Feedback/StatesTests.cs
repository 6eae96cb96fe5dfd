using Bunit;
using ControlTower.Web.Shared.Feedback;

namespace ControlTower.Tests.Web.Shared.Feedback;

public sealed class StatesTests : ComponentTest
{
    [Fact]
    public void Empty_WithAction_SaysWhatIsTrueAndWhatToDo()
    {
        var empty = Render<EmptyState>(p => p
            .Add(e => e.Title, "No case needs Operations")
            .Add(e => e.Text, "The last one here closed at 12:48.")
            .AddChildContent("<a href=\"/exceptions\">Show all 22</a>"));

        Assert.Equal("No case needs Operations", empty.Find(".what").TextContent);
        Assert.Equal("/exceptions", empty.Find(".do a").GetAttribute("href"));
        Assert.Equal("status", empty.Find(".empty").GetAttribute("role"));
    }

    [Fact]
    public void Error_WithAllParts_SaysHappenedKeptToDoAndTrace()
    {
        var error = Render<ErrorState>(p => p
            .Add(e => e.Happened, "AP-311 was not approved")
            .Add(e => e.Kept, "Your reason is kept.")
            .Add(e => e.ToDo, "Open the case.")
            .Add(e => e.Status, 409)
            .Add(e => e.TraceId, "7c1e42"));

        Assert.Equal("alert", error.Find(".error").GetAttribute("role"));
        Assert.Equal("Your reason is kept.", error.Find(".kept").TextContent);
        Assert.Equal("Open the case.", error.Find(".todo").TextContent);
        Assert.Contains("409, trace 7c1e42", error.Markup);
    }

    [Fact]
    public void Error_WithMarkupInTheText_ShowsItAsText()
    {
        var error = Render<ErrorState>(p => p.Add(e => e.Happened, "<script>alert(1)</script>"));

        Assert.Empty(error.FindAll("script"));
        Assert.Contains("<script>", error.Find(".what").TextContent);
    }

    [Fact]
    public void Job_Running_ShowsCountRestAndCancel()
    {
        var cancelled = false;
        var job = Render<JobProgress>(p => p
            .Add(j => j.What, "Backtest").Add(j => j.Done, 250).Add(j => j.Total, 1000).Add(j => j.Unit, "signals")
            .Add(j => j.Rest, TimeSpan.FromSeconds(90)).Add(j => j.OnCancel, () => cancelled = true));

        Assert.Contains("250 of 1\u202f000 signals", job.Markup);
        Assert.Equal("25", job.Find("[role=meter]").GetAttribute("aria-valuenow"));
        job.Find("button").Click();
        Assert.True(cancelled);
    }

    [Fact]
    public void Job_Finished_CannotBeCancelled()
    {
        var job = Render<JobProgress>(p => p.Add(j => j.What, "Import").Add(j => j.Done, 10).Add(j => j.Total, 10).Add(j => j.OnCancel, () => { }));

        Assert.Empty(job.FindAll("button"));
    }
}
