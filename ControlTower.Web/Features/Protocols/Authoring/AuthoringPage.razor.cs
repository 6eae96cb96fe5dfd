using ControlTower.Core.Journal;
using ControlTower.Core.People;
using ControlTower.Core.Protocols;
using ControlTower.Core.Runtime;
using ControlTower.Core.Tower.Publishing;
using ControlTower.Web.Shared.Controls;
using ControlTower.Web.Shared.Keyboard;
using ControlTower.Web.Shared.Live;
using Microsoft.AspNetCore.Components;

namespace ControlTower.Web.Features.Protocols.Authoring;

/// <summary>Where a protocol is written: form, text and flow in step, tried on a case and on the past, and published by two.</summary>
public sealed partial class AuthoringPage : LivePage
{
    /// <summary>From the last change until it is kept.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(800);

    private static readonly IReadOnlyList<Choice> Lefts = [new("form", "Form"), new("flow", "Flow")];

    private static readonly IReadOnlyList<Choice> Rights = [new("try", "Try it"), new("backtest", "Backtest"), new("versions", "Versions")];

    private static readonly IReadOnlyList<KeyBinding> Keys =
    [
        new("e", "Write in the text; Escape leaves it"), new("f", "The form"), new("w", "The flow"), new("n", "Next finding"), new("t", "Try it on a case"),
        new("b", "Run the backtest"), new("v", "Versions and differences"), new("z", "Take the last change of the form back"), new("p", "Ask to publish, or publish"),
    ];

    private DraftDesk? desk;
    private DraftForm? form;
    private TextPane? pane;
    private PublishBar? publish;
    private BacktestPanel? backtest;
    private ITimer? keeping;
    private FormChoices? choices;
    private bool mayWrite;
    private string? said;
    private int finding = -1;

    [Parameter] public string Id { get; set; } = "";

    [SupplyParameterFromQuery] private string? Case { get; set; }

    [SupplyParameterFromQuery(Name = "left")] private string? WantedLeft { get; set; }

    [SupplyParameterFromQuery(Name = "right")] private string? WantedRight { get; set; }

    [Inject] private Session Session { get; set; } = default!;

    [Inject] private TowerLoop Loop { get; set; } = default!;

    [Inject] private TimeProvider Clock { get; set; } = TimeProvider.System;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    private string Left => WantedLeft == "flow" ? "flow" : "form";

    private string Right => WantedRight is "backtest" or "versions" ? WantedRight : "try";

    private ProtocolDraft? Draft => Shown.Protocols.Drafts.Find(Id);

    private ProtocolVersion? InForce => Shown.Protocols.Published.Find(Id);

    private string? Me => Session.Person is { } person ? Actors.Person(person.Id) : null;

    private string Title => desk?.Edit?.Value("/title") is { Length: > 0 } title ? title : Id;

    private FormChoices Choices => choices ??= new(World);

    private ProtocolWorld World => ProtocolWorlds.Of(Shown, Loop.Core.Rules);

    /// <summary>The text on the screen is a version already.</summary>
    private bool IsPublished => desk is { Changed: false } && (Draft?.PublishedAs is not null || (Draft is null && InForce is not null));

    private string DraftWords => Draft switch
    {
        null => InForce is { } version ? $"v{version.Version}, no draft yet" : "not kept yet",
        { PublishedAs: { } version } when desk is { Changed: false } => $"is v{version}",
        var draft => $"draft {draft.Revision}{(InForce is { } live ? $", in force is v{live.Version}" : ", never published")}",
    };

    private string KeptWords => desk switch
    {
        { Theirs: not null } => "waits for you to choose",
        { Changed: true } => "being kept…",
        { KeptAt: not null } => "kept",
        _ => "",
    };

    public static string Href(string id, string? onCase = null) => $"/protocols/{Uri.EscapeDataString(id)}/edit{(onCase is null ? "" : $"?case={Uri.EscapeDataString(onCase)}")}";

    protected override async Task OnInitializedAsync()
    {
        await Session.OpenAsync();
        mayWrite = Session.May(Scopes.Protocols);
    }

    protected override void OnParametersSet()
    {
        if (desk?.Id == Id) return;
        var opened = new DraftDesk(Id, () => World);
        desk = opened.Open(Shown.Protocols) ? opened : null;
        Redraw();
    }

    protected override void Refresh()
    {
        if (desk is null) return;
        choices = null;
        if (!desk.Follow(Shown.Protocols)) return;
        said = $"{NameOf(Draft?.By)} changed the draft; you see it as it is now.";
        Redraw();
        Begin(ShowTextAsync);
    }

    protected override void Dispose(bool disposing)
    {
        keeping?.Dispose();
        // Who goes on to another page within the pause loses nothing by it.
        if (disposing && mayWrite && desk is { Changed: true } left) _ = left.KeepAsync(draft => Session.SendAsync<ProtocolDraft>(Scopes.Protocols, draft));
        base.Dispose(disposing);
    }

    private string NameOf(string? actor) => Actors.PersonOf(actor ?? "") is { } person ? Session.NameOf(person) : actor is null ? "somebody" : actor == Actors.AdministratorKey ? "the administrator's key" : actor == Actors.System ? "the tower" : actor;

    private void Redraw() => form = desk?.Edit is { } edit ? new DraftForm(edit, desk.Findings, text => Begin(() => ChangeAsync(text))) : null;

    private Task TypedAsync(string text)
    {
        desk!.Type(text);
        finding = -1;
        Redraw();
        KeepSoon();
        return Task.CompletedTask;
    }

    /// <summary>The form, or another button, has another text.</summary>
    private async Task ChangeAsync(string text)
    {
        if (!mayWrite || desk is null || pane is null) return;
        if (!await pane.SetAsync(text)) return;
        desk.Change(text);
        Redraw();
        KeepSoon();
        StateHasChanged();
    }

    private async Task UndoAsync()
    {
        if (desk is not { MayUndo: true }) return;
        desk.Undo();
        await ShowTextAsync();
        KeepSoon();
    }

    private async Task ShowTextAsync()
    {
        if (pane is not null && !await pane.SetAsync(desk!.Text)) await pane.FlushAsync();
        Redraw();
        StateHasChanged();
    }

    private async Task RestoreAsync((string Text, int Revision) kept)
    {
        await Session.OpenAsync();
        if (desk is null || kept.Text == desk.Text || !Session.May(Scopes.Protocols)) return;
        desk.Restore(kept.Text, kept.Revision, Draft);
        said = "What you had written here last, before it could be kept, is in the text again.";
        await ShowTextAsync();
        KeepSoon();
    }

    private async Task KeepMineAsync()
    {
        desk!.KeepMine();
        await KeepAsync();
    }

    private async Task TakeTheirsAsync()
    {
        desk!.TakeTheirs();
        await ShowTextAsync();
        if (pane is not null) await pane.SavedAsync(desk.Revision, desk.Text.Length);
    }

    private void KeepSoon()
    {
        keeping?.Dispose();
        keeping = Clock.CreateTimer(_ => Begin(() => InvokeAsync(KeepAsync)), null, Pause, Timeout.InfiniteTimeSpan);
    }

    private async Task KeepAsync()
    {
        if (desk is null || !mayWrite) return;
        var kept = await desk.KeepAsync(draft => Session.SendAsync<ProtocolDraft>(Scopes.Protocols, draft));
        if (kept && pane is not null) await pane.SavedAsync(desk.Revision, desk.Kept.Length);
        desk.Follow(Live.Current.Protocols);
        if (desk is { Changed: true, Theirs: null, NotKept: null }) KeepSoon();
        StateHasChanged();
    }

    /// <summary>Everything that is typed is kept now.</summary>
    private async Task<bool> KeptAsync()
    {
        if (pane is not null) await pane.FlushAsync();
        // What has not changed since it was published is asked for anew as it is.
        if (Draft is null && desk is { Changed: false }) return (await Session.SendAsync<ProtocolDraft>(Scopes.Protocols, new DraftProtocol(Id, desk.Text, 0))).Succeeded;
        await KeepAsync();
        return desk is { Changed: false };
    }

    private void Turn(string name, string? value)
    {
        var query = new Dictionary<string, object?> { [name] = value is "" or "form" or "try" ? null : value };
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameters(query), replace: true);
    }

    private async Task PressedAsync(string key)
    {
        if (desk is null) return;
        if (key == "e" && pane is not null) await pane.FocusAsync();
        else if (key is "f" or "w") Turn("left", key == "w" ? "flow" : null);
        else if (key is "t" or "v") Turn("right", key == "v" ? "versions" : null);
        else if (key == "n" && pane is not null && desk.Findings.Count > 0) await pane.JumpAsync(desk.Findings[finding = (finding + 1) % desk.Findings.Count]);
        else if (key == "z") await UndoAsync();
        else if (key == "p" && mayWrite && (Draft?.Request is not null || (desk.Check.Valid && !IsPublished))) publish?.Begin();
        else if (key == "b")
        {
            Turn("right", "backtest");
            backtest?.Run();
        }
    }
}
