using System.Text.Json;
using ControlTower.Core.Kernel;

namespace ControlTower.Core.Effects;

public enum EffectStatus { Waiting, Delivered, Dead }

/// <summary>Something to be told to the outside world: at least once, with the same id each time.</summary>
/// <param name="Id">The idempotency key of every attempt.</param>
/// <param name="Origin">What waits for it, as run and step joined by <see cref="Keys.Separator"/>.</param>
public sealed record Effect(string Id, string Endpoint, string Type, string Origin, DateTimeOffset RequestedAt, JsonElement Payload)
{
    public EffectStatus Status { get; init; }

    public int Attempts { get; init; }

    public DateTimeOffset? NextAttemptAt { get; init; }

    public string? LastError { get; init; }
}

public sealed record Endpoint(string Id, string Url, bool Active)
{
    /// <summary>What it is told of: types of effects, or all that begin alike where one ends in ".*"; null for all that concerns everybody.</summary>
    public IReadOnlyList<string>? Types { get; init; }

    public bool Hears(string type) =>
        Types is null || Types.Any(one => one == type || (one.EndsWith(".*", StringComparison.Ordinal) && type.StartsWith(one[..^1], StringComparison.Ordinal)));
}

/// <param name="Effects">Those that wait or are dead; delivered ones live on in the projections.</param>
/// <param name="Attempts">When the next attempt at each is due.</param>
/// <param name="Held">Nothing goes out until an administrator releases it.</param>
public sealed record EffectState(OrdinalMap<Effect> Effects, OrdinalMap<Endpoint> Endpoints, DueTimes Attempts, bool Held, int LastEffect, int LastEndpoint)
{
    public static EffectState Empty { get; } = new(OrdinalMap<Effect>.Empty, OrdinalMap<Endpoint>.Empty, DueTimes.None, false, 0, 0);

    /// <summary>Waits before the second and later attempts; after the last the effect is dead until a person replays it.</summary>
    public static IReadOnlyList<TimeSpan> Backoff { get; } =
    [
        TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5),
        TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(8),
    ];
}
