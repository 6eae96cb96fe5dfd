using Microsoft.AspNetCore.Components;

namespace ControlTower.Web.Shared.Live;

/// <summary>One of a list in a form beside it: the address says which, and what is kept from it is in the address afterwards.</summary>
/// <param name="list">Address of the list, with a query.</param>
public sealed class ChosenForm(NavigationManager navigation, string list)
{
    private string? known;

    /// <summary>On a narrow screen the form lies over the list.</summary>
    public bool Open { get; set; }

    /// <summary>Something is being kept.</summary>
    public bool Busy { get; private set; }

    /// <param name="id">Null: the list alone, with an empty form.</param>
    public string Href(string? id) => list + (id is null ? "" : $"&id={Uri.EscapeDataString(id)}");

    /// <summary>Whether another is to stand in the form than before, so that what was typed is over.</summary>
    public bool Turn(string? id)
    {
        if (known == id) return false;
        known = id;
        return true;
    }

    public void Close()
    {
        Open = false;
        navigation.NavigateTo(Href(null), replace: true);
    }

    /// <summary>What was kept stays in the form.</summary>
    /// <param name="keep">The id of what was kept; null where it was refused.</param>
    public async Task KeepAsync(Func<Task<string?>> keep)
    {
        Busy = true;
        var kept = await keep();
        Busy = false;
        if (kept is null) return;
        known = kept;
        navigation.NavigateTo(Href(kept), replace: true);
    }
}
