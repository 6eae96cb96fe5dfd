using Microsoft.Playwright;

namespace ControlTower.EndToEnd.Harness;

/// <summary>Somebody who works with the tower: a user with a key, and an open window in which they are signed in.</summary>
public sealed record Colleague(Desk Desk, Visit Visit) : IAsyncDisposable
{
    public IPage Page => Visit.Page;

    public ValueTask DisposeAsync() => Visit.DisposeAsync();
}
