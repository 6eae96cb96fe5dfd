using ControlTower.Core.People;

namespace ControlTower.Web.Features.Admin;

public sealed partial class AdminUsers
{
    private readonly HashSet<string> roles = new(StringComparer.Ordinal);
    private readonly HashSet<string> functions = new(StringComparer.Ordinal);
    private Person? editing;
    private Person? leaving;
    private string name = "";
    private bool active;
    private bool open;

    private void Edit(Person? person)
    {
        Desk.Dismiss();
        (editing, name, active, open) = (person, "", person?.Active ?? true, true);
        roles.Clear();
        functions.Clear();
        roles.UnionWith(person?.Roles ?? [Roles.Viewer]);
        functions.UnionWith(person?.Functions ?? []);
    }

    private async Task SaveAsync()
    {
        List<string> picked = [.. roles.Order(StringComparer.Ordinal)];
        List<string> held = [.. functions.Order(StringComparer.Ordinal)];
        var done = await DoAsync(editing is { } person ? Desk.ChangeAsync(person, picked, held, active) : Desk.AddAsync(name, picked, held, Absolute));
        open = !done;
    }

    private async Task ForgetAsync()
    {
        if (leaving is not { } person) return;
        leaving = null;
        await DoAsync(Desk.ForgetAsync(person.Id));
    }

    private async Task InviteAsync(Person person)
    {
        Desk.Invite(person, NameOf(person.Id), Absolute);
        await Told.InvokeAsync();
    }

    private string FunctionName(string id) => Figures.Functions.FirstOrDefault(function => function.Key == id).Value ?? id;
}
