using System.Text.Json;
using ControlTower.Core.Protocols;
using ControlTower.Web.Shared.Status;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace ControlTower.Web.Features.Protocols.Authoring;

/// <summary>The field in which the text is written. It knows the text as the browser has it, but for what was typed in the last moment.</summary>
public sealed partial class TextPane
{
    private const int Most = 50;

    private ElementReference field;
    private DotNetObjectReference<TextPane>? self;
    private IJSObjectReference? module;
    private IJSObjectReference? handle;
    private string initial = "";
    private string mirror = "";

    /// <summary>When the page opened; later changes go through <see cref="SetAsync"/>.</summary>
    [Parameter, EditorRequired] public string Text { get; set; } = "";

    /// <summary>Under which the browser keeps what the tower has not taken.</summary>
    [Parameter, EditorRequired] public string Id { get; set; } = "";

    [Parameter] public int Revision { get; set; }

    [Parameter] public bool ReadOnly { get; set; }

    [Parameter, EditorRequired] public IReadOnlyList<ProtocolFinding> Findings { get; set; } = [];

    [Parameter] public EventCallback<string> OnTyped { get; set; }

    /// <summary>The browser kept a text of an earlier time, and the revision on which it was written.</summary>
    [Parameter] public EventCallback<(string Text, int Revision)> OnKept { get; set; }

    [Inject] private IJSRuntime Js { get; set; } = default!;

    private int Errors => Findings.Count(one => one.Severity == FindingSeverity.Error);

    private int Lines => mirror.Count(letter => letter == '\n') + 1;

    /// <summary>A part of the text was typed anew.</summary>
    /// <param name="last">Nothing more belongs to it.</param>
    [JSInvokable]
    public Task Typed(int start, int removed, string inserted, bool last)
    {
        if (start < 0 || removed < 0 || start + removed > mirror.Length || mirror.Length + inserted.Length > 2 * ProtocolText.LongestText) return Task.CompletedTask;
        mirror = string.Concat(mirror.AsSpan(0, start), inserted, mirror.AsSpan(start + removed));
        return last ? InvokeAsync(() => OnTyped.InvokeAsync(mirror)) : Task.CompletedTask;
    }

    /// <summary>Puts another text into the field.</summary>
    /// <returns>False where something was typed meanwhile; then the field keeps that.</returns>
    public async Task<bool> SetAsync(string text)
    {
        if (handle is null) initial = text;
        else if (await handle.InvokeAsync<bool>("refused", text)) return false;
        mirror = text;
        StateHasChanged();
        return true;
    }

    /// <summary>What was typed in the last moment is told.</summary>
    public async Task FlushAsync()
    {
        if (handle is not null) await handle.InvokeVoidAsync("flush");
    }

    /// <summary>The tower has the text; the browser need not keep it any longer.</summary>
    public async Task SavedAsync(int revision, int length)
    {
        if (handle is not null) await handle.InvokeVoidAsync("saved", revision, length);
    }

    public async Task FocusAsync()
    {
        if (handle is not null) await handle.InvokeVoidAsync("focus");
    }

    public async Task JumpAsync(ProtocolFinding finding)
    {
        if (handle is not null) await handle.InvokeVoidAsync("jump", Math.Max(1, finding.Line), Math.Max(1, finding.Column));
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (handle is not null)
            {
                await handle.InvokeVoidAsync("dispose");
                await handle.DisposeAsync();
            }
            if (module is not null) await module.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The circuit is gone; the browser keeps what was not told.
        }
        self?.Dispose();
    }

    protected override void OnInitialized() => initial = mirror = Text;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender) return;
        self = DotNetObjectReference.Create(this);
        module = await Js.InvokeAsync<IJSObjectReference>("import", "./js/draft.js");
        handle = await module.InvokeAsync<IJSObjectReference>("open", self, field, Id, Revision);
        if (handle is null || await KeptAsync() is not { } kept) return;
        await handle.InvokeVoidAsync("forget");
        await OnKept.InvokeAsync(kept);
    }

    private async Task<(string Text, int Revision)?> KeptAsync()
    {
        var all = "";
        while (all.Length <= 2 * ProtocolText.LongestText)
        {
            var part = await handle!.InvokeAsync<string?>("kept", all.Length);
            if (string.IsNullOrEmpty(part)) break;
            all += part;
        }
        if (all.Length == 0) return null;
        try
        {
            using var json = JsonDocument.Parse(all);
            return (json.RootElement.GetProperty("text").GetString()!, json.RootElement.GetProperty("revision").GetInt32());
        }
        catch (Exception problem) when (problem is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    private string? MarkOf(int line)
    {
        var here = Findings.Where(one => one.Line == line).ToList();
        return here.Count == 0 ? null : here.Any(one => one.Severity == FindingSeverity.Error) ? "bad" : "odd";
    }

    private static StatusKind Kind(ProtocolFinding finding) => finding.Severity == FindingSeverity.Error ? StatusKind.Critical : StatusKind.Warning;

    private static string Count(int count, string what) => $"{count} {what}{(count == 1 ? "" : "s")}";
}
