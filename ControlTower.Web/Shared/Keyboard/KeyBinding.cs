namespace ControlTower.Web.Shared.Keyboard;

/// <summary>A key, or two after one another ("g e"), and what it does, as the help lists it.</summary>
public sealed record KeyBinding(string Keys, string Does, string Group = "This page");
