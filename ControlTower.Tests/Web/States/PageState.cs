namespace ControlTower.Tests.Web.States;

/// <summary>What a page may have to show beside its ordinary content.</summary>
public enum PageState { Empty, Loading, LiveChange, Stale, Refused, Error }
