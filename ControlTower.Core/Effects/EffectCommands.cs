namespace ControlTower.Core.Effects;

public sealed record SubscribeEndpoint(string Url);

public sealed record RemoveEndpoint(string Endpoint);

/// <param name="Attempt">Which attempt this tells of; a report that was given before changes nothing.</param>
/// <param name="Error">Null when it was delivered.</param>
public sealed record ReportEffect(string Effect, int Attempt, string? Error);

public sealed record ReplayEffect(string Effect);

public sealed record HoldEffects(string Reason);

public sealed record ReleaseEffects(string Reason);
