using ControlTower.Core.Journal;

namespace ControlTower.Core.Orders.Routing;

/// <summary>A version of a routing policy was written; it applies once it is published.</summary>
/// <param name="Version">From 1, of this policy.</param>
[FactKind("routingPolicy.put")]
public sealed record RoutingPolicyPut(string Policy, int Version, RoutingDocument Document) : IFact;

/// <summary>From now on this version of the policy applies, and no other of it.</summary>
[FactKind("routingPolicy.published")]
public sealed record RoutingPolicyPublished(string Policy, int Version, string Reason) : IFact;

/// <summary>No version of the policy applies any more.</summary>
[FactKind("routingPolicy.retired")]
public sealed record RoutingPolicyRetired(string Policy, string Reason) : IFact;
