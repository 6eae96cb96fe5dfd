using ControlTower.Web.Shared.Feedback;
using Microsoft.AspNetCore.Components;

namespace ControlTower.Web.Shared.Live;

/// <summary>A desk: rows in parts, one of which is looked at and acted upon by a signed-in person. Which part is shown stands in the address.</summary>
public abstract class DeskPage : LivePage
{
    [Inject] protected Session Session { get; set; } = default!;

    [Inject] protected ToastService Toasts { get; set; } = default!;

    [Inject] protected NavigationManager Navigation { get; set; } = default!;

    [SupplyParameterFromQuery(Name = "show")] protected string? Show { get; set; }

    /// <summary>The row that the keyboard stands on; null before the first.</summary>
    protected string? Current { get; set; }

    protected override async Task OnInitializedAsync()
    {
        await Session.OpenAsync();
        Refresh();
    }

    protected override void OnParametersSet() => Refresh();
}
