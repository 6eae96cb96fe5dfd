namespace ControlTower.Core.Network;

/// <summary>Where an item lies, or should.</summary>
public sealed record StockPlace(string Site, string Item);
