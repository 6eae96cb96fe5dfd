using ControlTower.Core.Kernel;
using ControlTower.Core.People;
using ControlTower.Core.Runtime;
using ControlTower.Core.Storage.Credentials;
using ControlTower.Core.Tower;

namespace ControlTower.Web.Api;

/// <summary>Adds and forgets people: what is personal is sealed before it reaches the journal.</summary>
public sealed class PeopleDesk(TowerLoop loop, PersonKeys keys)
{
    private const int Tries = 5;
    private const int LongestName = 200;

    public PersonKeys Keys { get; } = keys;

    /// <param name="send">Hands a command to the tower in the caller's name.</param>
    public async Task<Result<Person>> AddAsync(string name, IReadOnlyList<string> roles, IReadOnlyList<string> functions, Func<AddPerson, Task<Result<Person>>> send)
    {
        if (Wording.Check(name, LongestName, "/name", "A user has a name.") is { } refusal) return refusal;
        for (var attempt = 1; ; attempt++)
        {
            var id = $"P-{loop.View.People.LastPerson + attempt}";
            var added = await send(new(id, Keys.Seal(id, name), roles, functions));
            // Somebody else may have been given the id in between.
            if (added.Succeeded || added.Refusal.Kind != RefusalKind.Conflict || attempt == Tries) return added;
        }
    }

    /// <summary>The fact first: once the key is destroyed nothing can be taken back.</summary>
    public async Task<Result<object>> ForgetAsync(string person, Func<ForgetPerson, Task<Result<object>>> send)
    {
        var forgotten = await send(new(person));
        if (forgotten.Succeeded) Keys.Forget(person);
        return forgotten;
    }
}
