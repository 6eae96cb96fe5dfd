using ControlTower.Core.Effects;
using ControlTower.Core.Kernel;
using ControlTower.Core.People;
using ControlTower.Core.Storage.Credentials;
using ControlTower.Web.Api;
using ControlTower.Web.Shared.Live;
using Endpoint = ControlTower.Core.Effects.Endpoint;

namespace ControlTower.Web.Features.Admin;

/// <summary>What an administrator does, each as a command in the administrator's name.</summary>
public sealed class AdminDesk(Session session, PeopleDesk people, IAccounts accounts, EndpointSecrets secrets)
{
    public const string WallPrefix = "wall:";

    /// <summary>What is to be shown once after the last doing; null where there is nothing.</summary>
    public SecretOnce? Secret { get; private set; }

    /// <summary>Why the last doing was refused.</summary>
    public Refusal? Refused { get; private set; }

    public bool MayAct => session.May(Scopes.Admin);

    public void Dismiss() => (Secret, Refused) = (null, null);

    /// <param name="absolute">Makes a whole address of a path.</param>
    public async Task<bool> AddAsync(string name, IReadOnlyList<string> roles, IReadOnlyList<string> functions, Func<string, string> absolute)
    {
        if (name.Trim().Length == 0) return Refuse(Refusal.Invalid("A user needs a name."));
        if (roles.Count == 0) return Refuse(Refusal.Invalid("A user needs at least one role."));
        // The name is sealed before the command is sent, so the right to do so is looked at first.
        if (!MayAct) return Refuse(Refusal.Forbidden("Only an administrator adds users."));
        return Note(await people.AddAsync(name.Trim(), roles, functions, SendAsync<AddPerson, Person>), person => InvitationOf(person.Id, name.Trim(), absolute));
    }

    public void Invite(Person person, string name, Func<string, string> absolute)
    {
        Dismiss();
        if (MayAct) Secret = InvitationOf(person.Id, name, absolute);
    }

    public async Task<bool> ChangeAsync(Person person, IReadOnlyList<string> roles, IReadOnlyList<string> functions, bool active) =>
        Note(await SendAsync<ChangePerson, Person>(new(person.Id, roles, functions, active)), null);

    public async Task<bool> ForgetAsync(string person) => Note(await people.ForgetAsync(person, SendAsync<ForgetPerson, object>), null);

    public async Task<bool> IssueAsync(string? person, string? integration, IReadOnlyList<string> scopes, string? partner = null)
    {
        var fresh = FreshKey.Make();
        return Note(
            await SendAsync<IssueKey, AccessKey>(new(fresh.Digest, person, integration, scopes) { Partner = partner }),
            key => new($"The key {key.Id}", "Hand it over now: it is shown once and kept nowhere.", fresh.Key));
    }

    /// <summary>A key that opens the wall and nothing else.</summary>
    public async Task<bool> IssueWallAsync(string name, Func<string, string> absolute)
    {
        if (name.Trim().Length == 0) return Refuse(Refusal.Invalid("A wall needs a name, such as the room it hangs in."));
        var fresh = FreshKey.Make();
        return Note(
            await SendAsync<IssueKey, AccessKey>(new(fresh.Digest, null, WallPrefix + name.Trim(), [Scopes.Wall])),
            key => new($"The wall {name.Trim()}", $"Open this address on the screen. Whoever has it sees the wall until {key.Id} is revoked.", absolute($"/wall?token={fresh.Key}")));
    }

    public async Task<bool> RevokeAsync(string key) => Note(await SendAsync<RevokeKey, object>(new(key)), null);

    public async Task<bool> SubscribeAsync(string url) => Note(
        await SendAsync<SubscribeEndpoint, Endpoint>(new(url.Trim())),
        endpoint => new($"The secret of {endpoint.Id}", "Signatures follow Standard Webhooks. It is shown once.", secrets.Create(endpoint.Id)));

    public async Task<bool> RemoveAsync(string endpoint) => Note(await SendAsync<RemoveEndpoint, object>(new(endpoint)), null);

    public async Task<bool> ReplayAsync(string effect) => Note(await SendAsync<ReplayEffect, Effect>(new(effect)), null);

    public async Task<bool> HoldAsync(string reason) => Note(await SendAsync<HoldEffects, object>(new(reason)), null);

    public async Task<bool> ReleaseAsync(string reason) => Note(await SendAsync<ReleaseEffects, object>(new(reason)), null);

    public async Task<bool> AddFunctionAsync(string id, string name)
    {
        if (id.Trim().Length == 0 || name.Trim().Length == 0) return Refuse(Refusal.Invalid("A function needs an id and a name."));
        return Note(await SendAsync<AddFunction, object>(new(id.Trim(), name.Trim())), null);
    }

    private SecretOnce InvitationOf(string person, string name, Func<string, string> absolute) =>
        new($"The invitation of {name}", "Send it to them: it holds for three days and lets them choose user name and password.", absolute(accounts.Invite(person)));

    private Task<Result<TAnswer>> SendAsync<TCommand, TAnswer>(TCommand command) => session.SendAsync<TAnswer>(Scopes.Admin, command!);

    private bool Note<T>(Result<T> result, Func<T, SecretOnce>? secret)
    {
        (Refused, Secret) = (result.Refusal, result.Succeeded ? secret?.Invoke(result.Value) : null);
        return result.Succeeded;
    }

    private bool Refuse(Refusal refusal)
    {
        (Refused, Secret) = (refusal, null);
        return false;
    }
}
