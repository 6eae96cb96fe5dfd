namespace ControlTower.Core.Orders.Lifecycle;

/// <summary>A member of a transition's body; <see cref="TransitionSchema"/> says what each looks like.</summary>
public enum Told { Lines, Quantities, Damaged, Items, Site, Shipment, Carrier, Tracking, Eta, WindowHours, Return, Wish, Amount, Condition, Reason }
