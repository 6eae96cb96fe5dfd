using Microsoft.AspNetCore.Components.Forms;

namespace ControlTower.Tests.Web;

/// <summary>Forms that are never sent need no token.</summary>
internal sealed class NoForgery : AntiforgeryStateProvider
{
    public override AntiforgeryRequestToken? GetAntiforgeryToken() => null;
}
