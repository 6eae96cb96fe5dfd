using ControlTower.Web.Shared.Feedback;
using ControlTower.Web.Shared.Status;

namespace ControlTower.Tests.Web.Shared.Feedback;

public sealed class ToastServiceTests
{
    private readonly FixedClock clock = new(FixedClock.Noon);

    [Fact]
    public void Show_AfterItsTime_IsGone()
    {
        using var toasts = new ToastService(clock);
        toasts.Show(new Toast(StatusKind.Ok, "done"));
        clock.Fire(ToastService.Stay);
        Assert.Empty(toasts.Current);
    }

    [Fact]
    public void Show_Critical_StaysUntilDismissed()
    {
        using var toasts = new ToastService(clock);
        var toast = new Toast(StatusKind.Critical, "failed");
        toasts.Show(toast);
        clock.Fire(ToastService.Stay);
        Assert.Single(toasts.Current);
        toasts.Dismiss(toast);
        Assert.Empty(toasts.Current);
    }

    [Fact]
    public void Hold_WhileHovered_KeepsItAndThenGivesItsTimeAgain()
    {
        using var toasts = new ToastService(clock);
        toasts.Show(new Toast(StatusKind.Ok, "done"));
        toasts.Hold(true);
        clock.Fire(ToastService.Stay);
        Assert.Single(toasts.Current);
        toasts.Hold(false);
        clock.Fire(ToastService.Stay);
        Assert.Empty(toasts.Current);
    }

    [Fact]
    public void Show_MoreThanFit_DropsTheOldest()
    {
        using var toasts = new ToastService(clock);
        for (var n = 0; n <= ToastService.Most; n++)
            toasts.Show(new Toast(StatusKind.Info, $"{n}"));
        Assert.Equal(ToastService.Most, toasts.Current.Count);
        Assert.Equal("1", toasts.Current[0].Title);
    }

    [Fact]
    public async Task Run_UndoKey_RunsTheNewestOnce()
    {
        using var toasts = new ToastService(clock);
        var undone = new List<string>();
        foreach (var name in new[] { "first", "second" })
            toasts.Show(new Toast(StatusKind.Ok, name) { ActionLabel = "Undo", ActionKey = "z", Action = () => { undone.Add(name); return Task.CompletedTask; } });
        Assert.True(await toasts.RunAsync("z"));
        Assert.Equal(["second"], undone);
        Assert.False(await toasts.RunAsync("q"));
    }
}
