using System.Text.Json;
using ControlTower.Core.Journal;

namespace ControlTower.Core.Effects;

[FactKind("endpoint.subscribed")]
public sealed record EndpointSubscribed(string Endpoint, string Url) : IFact;

/// <summary>It is told of these alone.</summary>
/// <param name="Types">Types of effects; one that ends in ".*" stands for all that begin so.</param>
[FactKind("endpoint.narrowed")]
public sealed record EndpointNarrowed(string Endpoint, IReadOnlyList<string> Types) : IFact;

[FactKind("endpoint.removed")]
public sealed record EndpointRemoved(string Endpoint) : IFact;

[FactKind("effect.requested")]
public sealed record EffectRequested(string Effect, string Endpoint, string Type, string Origin, JsonElement Payload) : IFact;

[FactKind("effect.delivered")]
public sealed record EffectDelivered(string Effect, int Attempt) : IFact;

/// <param name="NextAttemptAt">Null when it was the last: the effect is dead.</param>
[FactKind("effect.failed")]
public sealed record EffectFailed(string Effect, int Attempt, string Error, DateTimeOffset? NextAttemptAt) : IFact;

[FactKind("effect.replayed")]
public sealed record EffectReplayed(string Effect) : IFact;

[FactKind("effects.held")]
public sealed record EffectsHeld(string Reason) : IFact;

[FactKind("effects.released")]
public sealed record EffectsReleased(string Reason) : IFact;
