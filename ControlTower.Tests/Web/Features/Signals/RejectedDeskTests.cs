using ControlTower.Core.Kernel;
using ControlTower.Core.Signals;
using ControlTower.Tests.Web.Shared;
using ControlTower.Web.Features.Signals;

namespace ControlTower.Tests.Web.Features.Signals;

public sealed class RejectedDeskTests
{
    private const string Bad = """{"specversion":"1.0","id":"s-1","source":"/erp","type":"supplier.delayed","data":{"site":"SUP-1"}}""";
    private readonly List<object> sent = [];
    private Result<object> answer = Taken<object>(new SignalsTaken(1, 0, []));

    [Fact]
    public async Task Replay_Mended_SendsTheSignalAndLeaves()
    {
        var desk = Desk();
        desk.Text = Bad.Replace("\"SUP-1\"", "\"SUP-1\",\"delayHours\":5", StringComparison.Ordinal);
        Assert.Equal("RJ-1 was replayed and accepted", await desk.ReplayAsync(FixedClock.Noon));
        var replay = Assert.IsType<ReplayRejected>(Assert.Single(sent));
        Assert.Equal(("RJ-1", "s-1"), (replay.Rejection, replay.Mended.Signal!.Id));
        Assert.Null(desk.Chosen);
    }

    [Fact]
    public async Task Replay_StillWrong_TellsInPlaceAndSendsNothing()
    {
        var desk = Desk();
        Assert.Null(await desk.ReplayAsync(FixedClock.Noon));
        Assert.Contains(desk.Errors, error => error.Contains("delayHours", StringComparison.Ordinal));
        Assert.Empty(sent);
    }

    [Theory]
    [InlineData("{", "not JSON at line 1")]
    [InlineData("[]", "One event is expected")]
    [InlineData("", "not JSON")]
    public async Task Replay_NoEventAtAll_SaysWhere(string text, string expected)
    {
        var desk = Desk();
        desk.Text = text;
        Assert.Null(await desk.ReplayAsync(FixedClock.Noon));
        Assert.Contains(expected, Assert.Single(desk.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Replay_Refused_KeepsTheTextAndTellsWhy()
    {
        var desk = Desk();
        answer = Refusal.Invalid("there is no site 'SUP-1'");
        desk.Text = Bad.Replace("\"SUP-1\"", "\"SUP-1\",\"delayHours\":5", StringComparison.Ordinal);
        Assert.Null(await desk.ReplayAsync(FixedClock.Noon));
        Assert.Equal(["there is no site 'SUP-1'"], desk.Errors);
        Assert.Contains("delayHours", desk.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void See_TakenByAnother_SaysSoAndKeepsTheText()
    {
        var desk = Desk();
        desk.Text = "mine";
        desk.See(OrdinalMap<RejectedSignal>.Empty);
        Assert.True(desk.Gone);
        Assert.Equal("mine", desk.Text);
    }

    [Fact]
    public void Reset_AfterChanges_BringsBackWhatCame()
    {
        var desk = Desk();
        desk.Text = "mine";
        Assert.True(desk.Changed);
        desk.Reset();
        Assert.False(desk.Changed);
    }

    private static Result<T> Taken<T>(T value) => value;

    private RejectedDesk Desk()
    {
        var desk = new RejectedDesk(command =>
        {
            sent.Add(command);
            return Task.FromResult(answer);
        });
        desk.Choose(new("RJ-1", FixedClock.Noon, "/erp", "s-1", "supplier.delayed", "/data/delayHours: the member is required", Bad));
        return desk;
    }
}
