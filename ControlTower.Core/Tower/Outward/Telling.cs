using System.Text.Json;
using ControlTower.Core.Effects;
using ControlTower.Core.Kernel.Json;
using ControlTower.Core.Orders.Outward;

namespace ControlTower.Core.Tower.Outward;

/// <summary>Asks that something be told about an order. It is recorded with what it tells of, so a crash between the two cannot be.</summary>
internal static class Telling
{
    /// <summary>To the one endpoint of a duty.</summary>
    /// <returns>False where none is there to be told.</returns>
    public static bool Duty(Turn turn, string? endpoint, string type, (string Order, object Data) what)
    {
        if (endpoint is null || turn.State.Effects.Endpoints.Find(endpoint) is not { Active: true }) return false;
        Tell(turn, endpoint, type, (what.Order, JsonSerializer.SerializeToElement(what.Data, CanonicalJson.Options)));
        return true;
    }

    /// <summary>To all that subscribed to it. Who has a duty hears of that alone, unless it names what else it wants to hear.</summary>
    public static void Subscribers(Turn turn, string type, (string Order, object Data) what)
    {
        JsonElement? data = null;
        foreach (var endpoint in turn.State.Effects.Endpoints.Values.Where(one => one.Active && one.Hears(type) && (one.Types is not null || !HasDuty(turn.State, one.Id))))
        {
            Tell(turn, endpoint.Id, type, (what.Order, data ??= JsonSerializer.SerializeToElement(what.Data, CanonicalJson.Options)));
        }
    }

    private static bool HasDuty(TowerState state, string endpoint) =>
        state.Finance.Terms?.PaymentEndpoint == endpoint || (state.Orders.Outward ?? OutwardTerms.Default).Routes.Any(route => route.Endpoint == endpoint);

    private static void Tell(Turn turn, string endpoint, string type, (string Order, JsonElement Data) what) =>
        turn.Conclude(new EffectRequested($"EF-{turn.State.Effects.LastEffect + 1}", endpoint, type, what.Order, what.Data));
}
