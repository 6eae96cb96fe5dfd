using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace ControlTower.Web.Shared.Controls;

/// <summary>Asks for a reason before something that cannot be taken back; the caller closes it by setting <see cref="Open"/> to false.</summary>
public sealed partial class ConfirmWithReason
{
    private string reason = "";
    private string? error;
    private bool busy;
    private bool wasOpen;

    /// <summary>Unique on the page; the reason field is <c>{Id}-reason</c>.</summary>
    [Parameter] public string Id { get; set; } = "confirm";

    [Parameter, EditorRequired] public string Title { get; set; } = "";

    [Parameter] public string? Text { get; set; }

    [Parameter] public RenderFragment? ChildContent { get; set; }

    [Parameter, EditorRequired] public string ConfirmLabel { get; set; } = "Confirm";

    [Parameter] public bool Danger { get; set; }

    [Parameter] public bool ReasonRequired { get; set; } = true;

    /// <summary>Longest reason, in characters.</summary>
    [Parameter] public int MaxLength { get; set; } = 2000;

    [Parameter] public bool Open { get; set; }

    [Parameter] public EventCallback<bool> OpenChanged { get; set; }

    /// <summary>The trimmed reason; the dialog shows that it is busy until the callback ends.</summary>
    [Parameter] public EventCallback<string> OnConfirm { get; set; }

    protected override void OnParametersSet()
    {
        if (Open && !wasOpen)
            (reason, error, busy) = ("", null, false);
        wasOpen = Open;
    }

    /// <summary>Control and Enter send what is written, as everywhere where one writes.</summary>
    private Task Typed(KeyboardEventArgs key) => key is { Key: "Enter", CtrlKey: true } or { Key: "Enter", MetaKey: true } && !busy ? Confirm() : Task.CompletedTask;

    private async Task Confirm()
    {
        var text = reason.Trim();
        error = ReasonRequired && text.Length == 0 ? "Write why; it is read later by those who ask." : null;
        if (error is not null)
            return;
        busy = true;
        try
        {
            await OnConfirm.InvokeAsync(text);
        }
        finally
        {
            busy = false;
        }
    }
}
