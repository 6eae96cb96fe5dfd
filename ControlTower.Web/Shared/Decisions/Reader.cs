using ControlTower.Core.Journal;
using ControlTower.Core.People;
using ControlTower.Web.Shared.Live;

namespace ControlTower.Web.Shared.Decisions;

/// <summary>Who reads a page, as far as what is shown depends on it.</summary>
/// <param name="NameOf">How a person is called on the screen, by id.</param>
public sealed record Reader(Person? Person, Func<string?, string> NameOf)
{
    public IReadOnlyList<string> Functions => Person is { Active: true } known ? known.Functions : [];

    public static Reader Of(Session session) => new(session.Person, session.NameOf);

    public bool Is(string? actor) => Person is { } known && actor == Actors.Person(known.Id);

    public bool May(string scope) => Person is { Active: true } known && Scopes.Of(known).Contains(scope);

    /// <summary>An actor as facts write it, as people read it.</summary>
    public string NameOfActor(string? actor) => actor switch
    {
        null => "nobody",
        Actors.System => "the tower",
        Actors.AdministratorKey => "the administrator's key",
        _ when Is(actor) => "you",
        _ => Actors.PersonOf(actor) is { } person ? NameOf(person) : actor[(actor.IndexOf(':', StringComparison.Ordinal) + 1)..],
    };
}
