using System.Globalization;
using ControlTower.Core.Kernel;
using ControlTower.Core.Network;
using ControlTower.Core.People;
using ControlTower.Web.Shared.Feedback;
using ControlTower.Web.Shared.Live;
using ControlTower.Web.Shared.Status;
using Microsoft.AspNetCore.Components;

namespace ControlTower.Web.Features.Network;

/// <summary>When a site and the lanes out of it work, shown to everybody and changed by who may change the network.</summary>
public sealed partial class HoursPart
{
    private IReadOnlyList<DowntimeRow> downtime = [];
    private HoursForm? hours;
    private DowntimeForm? added;
    private Refusal? problem;
    private bool busy;

    [Parameter, EditorRequired] public HoursView View { get; set; } = HoursView.None;

    [Inject] private Session Session { get; set; } = default!;

    [Inject] private ToastService Toasts { get; set; } = default!;

    [Inject] private TimeProvider Clock { get; set; } = default!;

    private bool May => Session.May(Scopes.Network);

    protected override async Task OnInitializedAsync() => await Session.OpenAsync();

    protected override void OnParametersSet() => downtime = View.Downtime(Clock.GetUtcNow());

    private static string DayText(DateOnly day) => day.ToString("ddd d MMM", CultureInfo.InvariantCulture);

    private void EditHours(HoursRow row) => (hours, problem) = (new(row, View.Version), null);

    private void AddDowntime(HoursRow row) => (added, problem) = (new(row, View.Zone, View.Version), null);

    private async Task SaveHoursAsync()
    {
        if (hours is not { } form) return;
        if (form.Errors.Stale) form.Onto(RowOf(form.Row), View.Version);
        if (form.Read() is not { } schedule) return;
        await SaveAsync(form.Row, schedule, form.Version, form.Errors);
        if (form.Errors.Refused is not null) return;
        hours = null;
        Toasts.Show(new(StatusKind.Ok, $"The hours of {form.Row.Words} are changed"));
    }

    private async Task SaveDowntimeAsync()
    {
        if (added is not { } form) return;
        if (form.Errors.Stale) form.Onto(RowOf(form.Row), View.Version);
        if (form.Read() is not { } schedule) return;
        await SaveAsync(form.Row, schedule, form.Version, form.Errors);
        if (form.Errors.Refused is not null) return;
        added = null;
        Toasts.Show(new(StatusKind.Ok, $"Downtime of {form.Row.Words} is planned"));
    }

    /// <summary>As it is by now.</summary>
    private HoursRow RowOf(HoursRow row) => View.Rows.FirstOrDefault(one => one.To == row.To) ?? row;

    /// <summary>It stays on record as long as it lasted.</summary>
    private Task EndAsync(DowntimeRow row) => ChangeAsync(row, row.Entry with { Until = Clock.GetUtcNow() }, "has ended");

    private Task RemoveAsync(DowntimeRow row) => ChangeAsync(row, null, "is removed");

    /// <param name="instead">Null to leave it out.</param>
    private async Task ChangeAsync(DowntimeRow row, DowntimeEntry? instead, string done)
    {
        var left = row.Of.Schedule.Downtime!.SelectMany(one => ReferenceEquals(one, row.Entry) ? instead is null ? [] : new[] { instead } : [one]).ToList();
        var answer = await SendAsync(row.Of, row.Of.Schedule with { Downtime = left.Count > 0 ? left : null }, View.Version);
        problem = answer.Refusal;
        if (answer.Succeeded) Toasts.Show(new(StatusKind.Ok, $"The downtime of {row.Of.Words} {done}"));
    }

    private async Task SaveAsync(HoursRow row, ScheduleEntry schedule, long version, FieldErrors errors)
    {
        if ((await SendAsync(row, schedule, version)).Refusal is { } refusal) errors.Refuse(refusal);
    }

    private async Task<Result<object>> SendAsync(HoursRow row, ScheduleEntry schedule, long version)
    {
        busy = true;
        object command = row.To is { } to ? new ScheduleLane(View.Site, to, schedule, version) : new ScheduleSite(View.Site, schedule, version);
        var answer = await Session.SendAsync<object>(Scopes.Network, command);
        busy = false;
        return answer;
    }
}
