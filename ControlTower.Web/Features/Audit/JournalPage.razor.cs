using ControlTower.Core.Journal;
using ControlTower.Core.Runtime;
using ControlTower.Web.Shared.Keyboard;
using ControlTower.Web.Shared.Live;
using Microsoft.AspNetCore.Components;

namespace ControlTower.Web.Features.Audit;

/// <summary>The journal, newest first. Rows that come while it is read wait until they are asked for.</summary>
public sealed partial class JournalPage : LivePage
{
    private readonly CancellationTokenSource leaving = new();
    private ChainCheck check = default!;
    private AuditPage? page;
    private AuditFilter? asked;
    private AuditRow? detail;
    private string? problem;
    private bool exporting;
    private long first = 1;
    private long last = 1;

    private static readonly IReadOnlyList<KeyBinding> Keys = [new("j", "Older row"), new("k", "Newer row")];

    private static readonly IReadOnlyList<string> Kinds = [.. Replay.Catalog.Kinds.Select(kind => kind.Kind)];

    [SupplyParameterFromQuery(Name = "q")] private string? TextWord { get; set; }

    [SupplyParameterFromQuery(Name = "kind")] private string? KindWord { get; set; }

    [SupplyParameterFromQuery(Name = "actor")] private string? ActorWord { get; set; }

    [SupplyParameterFromQuery(Name = "row")] private long? RowWord { get; set; }

    [Inject] private IJournal Journal { get; set; } = default!;

    [Inject] private Session Session { get; set; } = default!;

    [Inject] private TimeProvider Clock { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    private AuditFilter Filter => AuditFilter.Parse(KindWord, ActorWord, TextWord);

    /// <summary>Rows that were added since the top of the page was read.</summary>
    private long Newer => page is null || page.Rows.Count == 0 ? 0 : Math.Max(0, Shown.Version - top);

    private long top;

    protected override void OnInitialized()
    {
        check = new(Journal, Clock);
        base.OnInitialized();
    }

    protected override async Task OnParametersSetAsync()
    {
        try
        {
            detail = RowWord is { } row ? AuditRow.Read(Journal, row) : null;
        }
        catch (JournalException broken)
        {
            problem = broken.Message;
        }
        if (asked == Filter) return;
        asked = Filter;
        await FromTopAsync();
    }

    protected override void Dispose(bool disposing)
    {
        leaving.Cancel();
        leaving.Dispose();
        check.Dispose();
        base.Dispose(disposing);
    }

    private async Task FromTopAsync()
    {
        top = Journal.Head.Sequence;
        await FindAsync(top + 1);
    }

    private Task OlderAsync() => FindAsync(page!.Reached);

    private async Task FindAsync(long before)
    {
        var (filter, leave) = (Filter, leaving.Token);
        (page, problem) = (null, null);
        try
        {
            page = await Task.Run(() => AuditScan.Find(Journal, filter, before, leave), leave);
        }
        catch (OperationCanceledException)
        {
            // The reader left the page.
        }
        catch (JournalException broken)
        {
            problem = broken.Message;
        }
    }

    private Task VerifyAsync() => check.RunAsync(() => _ = InvokeAsync(StateHasChanged));

    private void OpenExport() => (exporting, first, last) = (true, 1, Shown.Version);

    private void Pressed(string key)
    {
        if (page is null || page.Rows.Count == 0) return;
        var at = page.Rows.ToList().FindIndex(row => row.Sequence == RowWord);
        Navigation.NavigateTo(Href(page.Rows[Math.Clamp(key == "j" ? at + 1 : at - 1, 0, page.Rows.Count - 1)].Sequence), replace: true);
    }

    private string Href(long? row) => Navigation.GetUriWithQueryParameter("row", row);

    private void Go(string name, string? value) =>
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameter(name, string.IsNullOrWhiteSpace(value) ? null : value), replace: true);

    /// <summary>Persons by the name they have now; what is not a person as it is written.</summary>
    private string Who(string actor) => Actors.PersonOf(actor) is { } person ? Session.NameOf(person) : actor;
}
