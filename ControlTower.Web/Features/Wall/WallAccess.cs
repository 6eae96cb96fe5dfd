using ControlTower.Core.People;
using ControlTower.Web.Api;
using ControlTower.Web.Shared.Live;

namespace ControlTower.Web.Features.Wall;

/// <summary>Who may see the wall: who holds a key of its scope, or is signed in with any role.</summary>
public sealed class WallAccess(Access access, Session session)
{
    /// <summary>Reads who is signed in; a wall with a token needs nobody.</summary>
    public async Task OpenAsync(string? token)
    {
        if (string.IsNullOrEmpty(token)) await session.OpenAsync();
    }

    /// <summary>Asked again while the wall is up: a key may be revoked, an account closed.</summary>
    public bool Allows(string? token) =>
        string.IsNullOrEmpty(token) ? session.Person is { Active: true, Roles.Count: > 0 } : access.Find(token)?.May(Scopes.Wall) == true;
}
