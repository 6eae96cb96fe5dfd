using ControlTower.Core.Tower;
using ControlTower.Web.Shared.Controls;
using ControlTower.Web.Shared.Decisions;
using ControlTower.Web.Shared.Formats;
using ControlTower.Web.Shared.Keyboard;
using ControlTower.Web.Shared.Live;
using ControlTower.Web.Shared.Situation;
using Microsoft.AspNetCore.Components;

namespace ControlTower.Web.Features.Approvals;

/// <summary>What waits for an answer, the reader's own first, with the decision in place.</summary>
public sealed partial class ApprovalsPage
{
    private static readonly IReadOnlyList<KeyBinding> Keys =
    [
        new("j", "Next approval"), new("k", "Approval before"), new("1", "Choose the first option"), new("2", "Choose the second"), new("3", "Choose the third"),
        new("y", "Approve, with a reason"), new("Enter", "Open its case"),
    ];

    private readonly ApprovalsView view = new();
    private readonly Dictionary<string, DecisionForm> forms = [];
    private DecisionForm form = new();
    private ApprovalDetail? detail;

    [Parameter] public string? Id { get; set; }

    [SupplyParameterFromQuery(Name = "tab")] private string? Tab { get; set; }

    [Inject] private Session Session { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    private IReadOnlyList<Choice> TabList => [new("waiting", "Waiting", view.Waiting, "/approvals"), new(ApprovalsView.Decided, "Decided", null, "/approvals?tab=decided")];

    private string Summary => view.Waiting == 0 ? "none waits" : $"{NumberFormat.Text(view.Mine)} of {NumberFormat.Text(view.Waiting)} yours";

    protected override TimeSpan Least => LiveState.Interval;

    protected override bool Differ(TowerState shown, TowerState newer) => !CaseParts.Same(shown, newer) || !ReferenceEquals(shown.People, newer.People);

    protected override async Task OnInitializedAsync()
    {
        await Session.OpenAsync();
        Refresh();
    }

    protected override void OnParametersSet() => Refresh();

    protected override void Refresh()
    {
        view.Read(Shown, (Tab, Id ?? Kept), Reader.Of(Session));
        if (view.Chosen is not { } chosen) return;
        if (!forms.TryGetValue(chosen.Id, out var known)) forms[chosen.Id] = known = new();
        form = known;
        form.Follow(chosen);
    }

    /// <summary>Without one in the address the one that is on the screen stays, also after it was decided.</summary>
    private string? Kept => view.Chosen is { } on && view.ShowsDecided == (Tab == ApprovalsView.Decided) ? on.Id : null;

    private string Href(string id) => view.ShowsDecided ? $"/approvals/{id}?tab={ApprovalsView.Decided}" : $"/approvals/{id}";

    private async Task PressedAsync(string key)
    {
        if (key == "y" && detail is not null) await detail.ApproveByKeyAsync();
        else if (key == "Enter" && view.Chosen is { } chosen) Navigation.NavigateTo($"/exceptions/{chosen.Asked.Case}");
        else if (key is "1" or "2" or "3") Choose(key[0] - '1');
        else if (key is "j" or "k" && view.Beside(key == "j" ? 1 : -1) is { } id) Navigation.NavigateTo(Href(id), replace: true);
    }

    /// <summary>Once somebody has answered, the option is no longer to be chosen.</summary>
    private void Choose(int place)
    {
        if (view.Chosen is { Waits: true, Asked.Option: null } chosen && place < chosen.Options.Count) form.Choose(chosen.Options[place].Id);
    }
}
