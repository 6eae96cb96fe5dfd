using ControlTower.Core.Kernel;
using ControlTower.Core.People;
using ControlTower.Core.Runtime;
using ControlTower.Core.Storage.Credentials;
using ControlTower.Core.Tower;
using Microsoft.AspNetCore.Components.Authorization;

namespace ControlTower.Web.Shared.Live;

/// <summary>Who sits in front of the screen, and what is asked of the tower in their name. One a circuit.</summary>
public sealed class Session(TowerLoop loop, PersonKeys keys, AuthenticationStateProvider authentication)
{
    /// <summary>The claim of the cookie that names the person.</summary>
    public const string PersonClaim = "person";

    private string? person;

    public Person? Person => person is null ? null : loop.View.People.Persons.Find(person);

    public string Name => Person is { } known ? keys.Open(known.Name) ?? "erased" : "nobody";

    /// <summary>A page that is opened reads who it is once; the cookie cannot change within a circuit.</summary>
    public async Task<Person?> OpenAsync()
    {
        person ??= (await authentication.GetAuthenticationStateAsync()).User.FindFirst(PersonClaim)?.Value;
        return Person;
    }

    public bool May(string scope) => Person is { Active: true } known && Scopes.Of(known).Contains(scope);

    public bool Holds(string function) => Person is { Active: true } known && known.Functions.Contains(function);

    /// <summary>How another person is called on the screen.</summary>
    public string NameOf(string? id) => id is null ? "nobody" : loop.View.People.Persons.Find(id) is { } known ? keys.Open(known.Name) ?? "erased" : id;

    /// <param name="scope">What the person must be allowed to, checked again at each step and not only when the page was drawn.</param>
    public async Task<Result<T>> SendAsync<T>(string scope, object command)
    {
        await OpenAsync();
        if (Person is not { Active: true } known) return Refusal.Forbidden("Your account is not active any more; sign in again.");
        if (!May(scope)) return Refusal.Forbidden($"Your roles ({string.Join(", ", known.Roles)}) do not allow this.");
        var committed = await loop.SubmitAsync(new(Caller.Of(known.Id), command));
        return committed.Answer.Succeeded ? (T)committed.Answer.Value : committed.Answer.Refusal;
    }
}
