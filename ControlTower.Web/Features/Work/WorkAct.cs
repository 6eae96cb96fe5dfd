namespace ControlTower.Web.Features.Work;

/// <summary>What can be said of a step.</summary>
public enum WorkAct { None, Done, Blocked, Impossible, Note, Retry, GiveUp }
