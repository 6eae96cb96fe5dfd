namespace ControlTower.Core.Orders.Outward;

/// <summary>What a customer is told of.</summary>
public enum MessageKind { Placed, Shipped, Delayed, ReadyForPickUp }

/// <summary>A message with named places in braces, such as {order}.</summary>
/// <param name="Language">ISO 639-1.</param>
/// <param name="Subject">One line.</param>
public sealed record MessageTemplate(MessageKind Kind, string Language, string Subject, string Body);
