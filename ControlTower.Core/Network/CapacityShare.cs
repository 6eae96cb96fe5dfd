namespace ControlTower.Core.Network;

public enum CapacityCause { Labour, Equipment, Other }

/// <summary>How much of a site's capacity is there: an outage by degrees.</summary>
/// <param name="Share">From 0, a site down, to 1, all of it.</param>
/// <param name="Until">Null while nobody knows.</param>
public sealed record CapacityShare(string Site, decimal Share, CapacityCause Cause, DateTimeOffset From, DateTimeOffset? Until)
{
    public bool HoldsAt(DateTimeOffset at) => at >= From && (Until is not { } until || at < until);
}
