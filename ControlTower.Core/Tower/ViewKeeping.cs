using ControlTower.Core.Kernel;
using ControlTower.Core.People;

namespace ControlTower.Core.Tower;

/// <summary>Views that persons keep for themselves.</summary>
internal static class ViewKeeping
{
    private const int Most = 50;
    private const int LongestName = 60;
    private const int LongestQuery = 2_000;

    public static Result<object> Handle(Turn turn, object command)
    {
        if (turn.Caller.Person is not { } person) return Refusal.Forbidden("A view is a person's; a key has none.");
        return command switch
        {
            SaveView save => Save(turn, person, save),
            RenameView rename => Rename(turn, person, rename),
            RemoveView remove => Remove(turn, person, remove),
            _ => throw new InvalidOperationException($"Nothing handles {command.GetType().Name}."),
        };
    }

    private static Result<object> Save(Turn turn, string person, SaveView save)
    {
        var name = save.Name.Trim();
        if (Wording.Check(name, LongestName, "/name", "A view has a name.") is { } refusal) return refusal;
        if (!save.Page.StartsWith('/') || save.Page.Length > LongestName) return Refusal.Invalid("A view is of a page: its path.", "/page");
        if (save.Query.Length > LongestQuery) return Refusal.Invalid($"A view's address has up to {LongestQuery} characters.", "/query");
        var others = turn.State.People.ViewsOf(person, save.Page).Where(view => view.Name != name).ToList();
        if (others.Count >= Most) return Refusal.Conflict($"You keep {Most} views of this page, which is the most.");
        foreach (var other in others.Where(view => view.Default && save.Default)) turn.Record(new ViewSaved(other with { Default = false }));
        var view = new SavedView(person, save.Page, name, save.Query.TrimStart('?')) { Default = save.Default };
        turn.Record(new ViewSaved(view));
        return view;
    }

    private static Result<object> Rename(Turn turn, string person, RenameView rename)
    {
        var views = turn.State.People.ViewsOf(person, rename.Page).ToList();
        if (views.Find(one => one.Name == rename.Name) is not { } view) return Refusal.NotFound($"The view {rename.Name}");
        var name = rename.To.Trim();
        if (Wording.Check(name, LongestName, "/to", "A view has a name.") is { } refusal) return refusal;
        if (name == view.Name) return view;
        if (views.Exists(one => one.Name == name)) return Refusal.Conflict($"You keep a view called {name} already.");
        turn.Record(new ViewRemoved(person, view.Page, view.Name));
        turn.Record(new ViewSaved(view with { Name = name }));
        return view with { Name = name };
    }

    private static Result<object> Remove(Turn turn, string person, RemoveView remove)
    {
        if (!turn.State.People.ViewsOf(person, remove.Page).Any(view => view.Name == remove.Name)) return Refusal.NotFound($"The view {remove.Name}");
        turn.Record(new ViewRemoved(person, remove.Page, remove.Name));
        return Done.Well;
    }
}
