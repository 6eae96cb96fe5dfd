using ControlTower.Core.Protocols;

namespace ControlTower.Web.Features.Wall;

/// <summary>A breaker that has people asked where the tower would act on its own.</summary>
/// <param name="Protocol">Its title.</param>
/// <param name="HalfOpen">One action is let through to see.</param>
public sealed record WallBreaker(string Id, string Protocol, bool HalfOpen, DateTimeOffset Since)
{
    /// <summary>The newest first.</summary>
    public static IEnumerable<WallBreaker> Of(ProtocolState state) => state.Breakers.Values.Where(one => one.Status != BreakerStatus.Closed)
        .OrderByDescending(one => one.Since).ThenBy(one => one.Id, StringComparer.Ordinal)
        .Select(one => new WallBreaker(one.Id, state.Published.Find(one.Protocol)?.Document.Title ?? one.Protocol, one.Status == BreakerStatus.HalfOpen, one.Since));
}
