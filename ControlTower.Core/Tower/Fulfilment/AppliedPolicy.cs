using System.Globalization;
using System.Text.Json.Serialization;
using ControlTower.Core.Orders.Lifecycle;
using ControlTower.Core.Orders.Routing;

namespace ControlTower.Core.Tower.Fulfilment;

/// <summary>By what an order is sourced.</summary>
/// <param name="Policy">Null where no policy fits and the standard terms hold.</param>
/// <param name="Version">Of the policy.</param>
public sealed record AppliedPolicy(string? Policy, int? Version, string Title, SourcingTerms Sourcing)
{
    /// <summary>Where no policy fits.</summary>
    public static AppliedPolicy Standard { get; } = new(null, null, "Standard: from where it costs least", SourcingTerms.Standard);

    /// <summary>As it is kept with every decision.</summary>
    [JsonIgnore]
    public string Name => Policy is null ? "standard" : string.Create(CultureInfo.InvariantCulture, $"{Policy} {Version}");

    public static AppliedPolicy To(TowerState state, OrderTrack track) =>
        RoutingChoice.For(state.Orders.Routing, RoutedOrder.Of(track), item => state.Network.Items.Find(item)?.Entry.Family) is { } policy
            ? new(policy.Id, policy.Live, policy.Applying!.Title, policy.Applying.Sourcing)
            : Standard;

    /// <returns>Null where there is no such order.</returns>
    public static AppliedPolicy? To(TowerState state, string order) =>
        state.Orders.Tracks.Find(order) is { } track ? To(state, track)
        : state.Orders.Open.Find(order) is { } open ? To(state, OrderTrack.Of(open))
        : null;
}
