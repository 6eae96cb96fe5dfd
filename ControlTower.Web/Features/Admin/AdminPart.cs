using Microsoft.AspNetCore.Components;

namespace ControlTower.Web.Features.Admin;

/// <summary>One part of the page; what it did is told by the page around it.</summary>
public abstract class AdminPart : ComponentBase
{
    [Parameter, EditorRequired] public AdminFigures Figures { get; set; } = default!;

    [Parameter, EditorRequired] public AdminDesk Desk { get; set; } = default!;

    /// <summary>The page shows what the desk has to tell after each doing.</summary>
    [CascadingParameter] public EventCallback Told { get; set; }

    protected async Task<bool> DoAsync(Task<bool> doing)
    {
        var done = await doing;
        await Told.InvokeAsync();
        return done;
    }
}
