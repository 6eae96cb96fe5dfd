using ControlTower.Core.Journal;

namespace ControlTower.Core.Orders.Routing;

internal static class RoutingApply
{
    public static OrderState Apply(OrderState state, Fact fact) => fact.Body switch
    {
        RoutingPolicyPut put => With(state, state.Routing.Find(put.Policy) is { } known
            ? known with { Versions = [.. known.Versions, Version(put, fact)] }
            : new(put.Policy, [Version(put, fact)], null)),
        RoutingPolicyPublished published => With(state, Published(state.Routing[published.Policy], published, fact)),
        RoutingPolicyRetired retired => With(state, state.Routing[retired.Policy] with { Live = null }),
        _ => state,
    };

    private static RoutingVersion Version(RoutingPolicyPut put, Fact fact) => new(put.Version, put.Document, fact.RecordedAt, fact.Actor);

    private static RoutingPolicy Published(RoutingPolicy policy, RoutingPolicyPublished published, Fact fact) => policy with
    {
        Live = published.Version,
        Versions = [.. policy.Versions.Select(one => one.Version == published.Version ? one with { PublishedAt = fact.RecordedAt, PublishedBy = fact.Actor, Reason = published.Reason } : one)],
    };

    private static OrderState With(OrderState state, RoutingPolicy policy) => state with { Routing = state.Routing.Set(policy.Id, policy) };
}
