using ControlTower.Core.People;
using ControlTower.Core.Tower;
using ControlTower.Web.Shared.Live;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace ControlTower.Web.Features.Orders;

/// <summary>Keeps views in the reader's name; what is shown is told by the address alone, so that a link shows it to whoever opens it.</summary>
public sealed partial class OrderViews
{
    public const string Page = "/orders";

    private bool asking;
    private bool first;
    private string name = "";
    private string? refused;

    [Parameter, EditorRequired] public TowerState State { get; set; } = default!;

    /// <summary>Of the address, without the question mark.</summary>
    [Parameter, EditorRequired] public string Query { get; set; } = "";

    /// <summary>The query of the view that is to be shown.</summary>
    [Parameter] public EventCallback<string> OnOpen { get; set; }

    [Inject] private Session Session { get; set; } = default!;

    private IReadOnlyList<SavedView> Kept => Session.Person is { } person ? [.. State.People.ViewsOf(person.Id, Page)] : [];

    private SavedView? Current => Kept.FirstOrDefault(view => view.Query == Query);

    public void Begin()
    {
        (asking, refused, name, first) = (true, null, "", false);
        StateHasChanged();
    }

    private Task Open(ChangeEventArgs e) => OnOpen.InvokeAsync(Kept.FirstOrDefault(view => view.Name == e.Value as string)?.Query ?? "");

    private Task Typed(KeyboardEventArgs key) => key.Key == "Enter" ? SaveAsync(name, first) : Task.CompletedTask;

    private async Task SaveAsync(string called, bool opens)
    {
        var answer = await Session.SendAsync<SavedView>(Scopes.Read, new SaveView(Page, called, Query, opens));
        refused = answer.Succeeded ? null : answer.Refusal.Message;
        if (answer.Succeeded) asking = false;
    }

    private async Task RemoveAsync()
    {
        if (Current is { } view) await Session.SendAsync<object>(Scopes.Read, new RemoveView(Page, view.Name));
    }
}
