using System.Globalization;
using ControlTower.Core.Kernel;
using ControlTower.Web.Jobs;
using ControlTower.Web.Shared.Feedback;
using ControlTower.Web.Shared.Live;
using ControlTower.Web.Shared.Status;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace ControlTower.Web.Features.Jobs;

/// <summary>Jobs with their state and outcome, read anew each second; the chosen job is in the URL.</summary>
public sealed partial class JobsPage
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource leaving = new();
    private JobsView view = default!;

    [SupplyParameterFromQuery(Name = "job")] public string? Chosen { get; set; }

    [Inject] private IJobBoard Board { get; set; } = default!;

    [Inject] private Session Session { get; set; } = default!;

    [Inject] private ToastService Toasts { get; set; } = default!;

    [Inject] private TimeProvider Clock { get; set; } = default!;

    private string Sum => view.Jobs is null ? "" : $"{view.Running} running, {view.Paused} paused, {view.Failing} failed at last";

    private string ExportHref => Chosen is null ? "/export/job-runs.csv" : $"/export/job-runs.csv?job={Uri.EscapeDataString(Chosen)}";

    public void Dispose()
    {
        leaving.Cancel();
        leaving.Dispose();
    }

    protected override void OnInitialized() => view = new(Board, Session);

    protected override async Task OnParametersSetAsync()
    {
        await Session.OpenAsync();
        await view.ReadAsync(Chosen, leaving.Token);
    }

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender) _ = FollowAsync(leaving.Token);
    }

    private static string LinkTo(JobLine job) => $"/jobs?job={Uri.EscapeDataString(job.Name)}";

    private static string Took(JobRun? run) => run is null ? "" : run.Took < TimeSpan.FromSeconds(10)
        ? $"{run.Took.TotalMilliseconds.ToString("F0", CultureInfo.InvariantCulture)} ms"
        : $"{run.Took.TotalSeconds.ToString("F0", CultureInfo.InvariantCulture)} s";

    private static RenderFragment Outcome(JobRun? run) => builder =>
    {
        if (run?.Problem is { } problem) Failed(builder, problem);
        else builder.AddContent(10, run?.Said ?? (run is null ? "" : "done"));
    };

    private static void Failed(RenderTreeBuilder builder, string problem)
    {
        builder.OpenElement(0, "span");
        builder.AddAttribute(1, "class", "st crit");
        builder.AddAttribute(2, "title", problem);
        builder.OpenComponent<StatusGlyph>(3);
        builder.AddComponentParameter(4, nameof(StatusGlyph.Kind), StatusKind.Critical);
        builder.CloseComponent();
        builder.AddContent(5, $"failed: {problem}");
        builder.CloseElement();
    }

    private async Task FollowAsync(CancellationToken stopping)
    {
        try
        {
            using var timer = new PeriodicTimer(Interval, Clock);
            while (await timer.WaitForNextTickAsync(stopping)) await InvokeAsync(ReadAsync);
        }
        catch (OperationCanceledException)
        {
            // The page was left.
        }
    }

    private async Task ReadAsync()
    {
        await view.ReadAsync(Chosen, leaving.Token);
        StateHasChanged();
    }

    private async Task RunAsync(JobLine job) => Tell(await view.RunNowAsync(job.Name), $"{job.Name} was started", "Its outcome stands in the list when it ends.");

    private async Task PauseAsync(JobLine job) => Tell(await view.PauseAsync(job.Name), $"{job.Name} is paused", "It starts no more by itself until it is resumed.");

    private async Task ResumeAsync(JobLine job) => Tell(await view.ResumeAsync(job.Name), $"{job.Name} goes on", "It starts at its next time.");

    private void Tell(Refusal? refusal, string title, string text)
    {
        Toasts.Show(refusal is null ? new(StatusKind.Ok, title, text) : new(StatusKind.Critical, refusal.Message, "Nothing was changed."));
        _ = InvokeAsync(ReadAsync);
    }
}
