using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using ControlTower.Core.Exceptions;
using ControlTower.Core.Kernel;
using ControlTower.Core.Network;

namespace ControlTower.Core.Tower.Tracing;

/// <summary>Open cases at suppliers that are felt further down: what is in trouble there comes to a site, or becomes what comes there.</summary>
public static class UpstreamCases
{
    /// <summary>Of one case so many items are traced; a supplier that delivers more is traced by these.</summary>
    private const int MostItems = 50;

    /// <summary>Where items of a place go, for as long as the network and its stock stand as they do.</summary>
    private static readonly ConditionalWeakTable<NetworkState, ConcurrentDictionary<(string Site, string Item), SortedSet<string>>> Known = []; // lookup only

    /// <summary>Of a site, in order of id.</summary>
    public static IReadOnlyList<string> Of(TowerState state, string site) =>
        [.. state.Exceptions.Open.Values.Where(one => IsUpstream(state, one, site)).Select(one => one.Id)];

    private static bool IsUpstream(TowerState state, ExceptionCase one, string site)
    {
        if (Trouble.OriginOf(one) is not { } origin || origin == site) return false;
        if (state.Network.Sites.Find(origin) is not { Kind: SiteKind.Supplier }) return false;
        return Trouble.ItemsOf(state, one).Take(MostItems).Any(item => Reached(state, origin, item).Contains(site));
    }

    private static SortedSet<string> Reached(TowerState state, string origin, string item) => Known.GetOrCreateValue(state.Network).GetOrAdd((origin, item), _ =>
    {
        var nodes = NetworkTrace.Of(state, new(origin, item, TraceDirection.Down, state.RecordedAt, Quantity.Of(1)));
        return new SortedSet<string>(nodes.Succeeded ? nodes.Value.Select(node => node.Site) : [], StringComparer.Ordinal);
    });
}
