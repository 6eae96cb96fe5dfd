namespace ControlTower.Core.Orders.Routing;

/// <summary>Writes a new version of a policy; it applies once it is published.</summary>
/// <param name="IfMatch">The newest version that the writer knows, 0 for none; null where it does not matter.</param>
public sealed record PutRoutingPolicy(string Policy, RoutingDocument Document, int? IfMatch);

/// <param name="Version">Null: the newest.</param>
public sealed record PublishRoutingPolicy(string Policy, int? Version, string Reason);

/// <summary>Lets no version of a policy apply any more; what was decided stays as it was.</summary>
public sealed record RetireRoutingPolicy(string Policy, string Reason);
