using System.Globalization;
using ControlTower.Core.Kernel;
using ControlTower.Core.Signals;
using ControlTower.Web.Shared.Live;
using Microsoft.AspNetCore.Components;

namespace ControlTower.Web.Features.Signals;

/// <summary>Says which source wins, field by field.</summary>
public sealed partial class PrecedenceButton
{
    private bool open;
    private bool busy;
    private string field = ToldField.Names[0];
    private string order = "";
    private string hours = "24";
    private string? error;

    [Parameter, EditorRequired] public OrdinalMap<Precedence> Precedences { get; set; } = default!;

    [Inject] private Session Session { get; set; } = default!;

    private void Open() => (open, _) = (true, Show(field));

    private bool Show(string name)
    {
        var known = Precedences.Find(name);
        (field, error) = (name, null);
        (order, hours) = (string.Join(", ", known?.Order ?? []), (known?.Hours ?? 24).ToString(CultureInfo.InvariantCulture));
        return true;
    }

    private async Task SaveAsync()
    {
        busy = true;
        var command = SourcesView.Precedence(field, order, hours);
        error = (command.Succeeded ? (await Session.SendAsync<object>(RejectedDesk.Scope, command.Value)).Refusal : command.Refusal)?.Message;
        busy = false;
        open = error is not null;
    }
}
