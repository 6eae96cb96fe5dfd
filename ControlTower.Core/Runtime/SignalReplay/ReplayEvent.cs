using System.Text.Json;
using ControlTower.Core.Orders;

namespace ControlTower.Core.Runtime.SignalReplay;

/// <summary>Something of the past that is told again as if it happened now.</summary>
/// <param name="At">When it happened in the record.</param>
public abstract record ReplayEvent(DateTimeOffset At);

/// <param name="Event">A CloudEvents event, as it was read.</param>
public sealed record ReplaySignal(DateTimeOffset At, JsonElement Event) : ReplayEvent(At);

/// <summary>An order reached its next state; systems of record tell it without a signal.</summary>
public sealed record ReplayAdvance(DateTimeOffset At, string Order, OrderStatus To) : ReplayEvent(At);
