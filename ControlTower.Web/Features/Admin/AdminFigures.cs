using ControlTower.Core.Effects;
using ControlTower.Core.People;
using ControlTower.Core.Tower;
using Endpoint = ControlTower.Core.Effects.Endpoint;

namespace ControlTower.Web.Features.Admin;

/// <summary>What the page of administration shows of a state.</summary>
public sealed record AdminFigures(
    IReadOnlyList<Person> Users, IReadOnlyList<AccessKey> Keys, IReadOnlyList<AccessKey> Walls, IReadOnlyList<Endpoint> Webhooks,
    IReadOnlyList<Effect> Dead, IReadOnlyList<KeyValuePair<string, string>> Functions)
{
    /// <summary>Dead effects that are listed; the count tells of all.</summary>
    public const int MostDead = 200;

    public int DeadCount { get; init; }

    public int WaitingEffects { get; init; }

    public bool Held { get; init; }

    public static AdminFigures Of(TowerState state)
    {
        var dead = state.Effects.Effects.Values.Where(effect => effect.Status == EffectStatus.Dead).ToList();
        var keys = state.People.Keys.Values.Where(key => !key.Revoked).ToLookup(IsWall);
        return new([.. state.People.Persons.Values.Where(person => !person.Forgotten)], [.. keys[false]], [.. keys[true]], [.. state.Effects.Endpoints.Values.Where(one => one.Active)], [.. dead.Take(MostDead)], [.. state.People.Functions])
        {
            DeadCount = dead.Count,
            WaitingEffects = state.Effects.Effects.Count - dead.Count,
            Held = state.Effects.Held,
        };
    }

    private static bool IsWall(AccessKey key) => key.Integration?.StartsWith(AdminDesk.WallPrefix, StringComparison.Ordinal) == true;
}
