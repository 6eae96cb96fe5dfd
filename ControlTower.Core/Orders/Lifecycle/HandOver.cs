namespace ControlTower.Core.Orders.Lifecycle;

/// <summary>How goods come to the customer: sent, or fetched in a store.</summary>
public enum HandOver { Shipping, PickUp }
