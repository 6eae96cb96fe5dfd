namespace ControlTower.Web.Shared.Map;

/// <summary>What the map shows before the reader moves it.</summary>
public enum MapFocus { World, Sites }
