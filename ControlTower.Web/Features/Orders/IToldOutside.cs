using ControlTower.Core.Effects;

namespace ControlTower.Web.Features.Orders;

/// <summary>What was told to the outside about an order.</summary>
public interface IToldOutside
{
    /// <summary>The newest first, at most so many.</summary>
    Task<IReadOnlyList<ToldLine>> FindAsync(string order, int most, CancellationToken cancellation);
}

/// <param name="Type">Of the effect, such as message.shipped.</param>
/// <param name="At">When it was asked for.</param>
/// <param name="DeliveredAt">Null while it waits, or is dead.</param>
public sealed record ToldLine(string Effect, string Type, string Endpoint, EffectStatus Status, DateTimeOffset At, DateTimeOffset? DeliveredAt);
