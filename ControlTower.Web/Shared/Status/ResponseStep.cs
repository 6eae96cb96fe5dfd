namespace ControlTower.Web.Shared.Status;

/// <summary>The five steps of a response, in order.</summary>
public enum ResponseStep
{
    Detected,
    Acknowledged,
    Decided,
    Acted,
    Confirmed,
}

/// <summary>One step of a track as the full-width form tells it: the rule ("≤ 15 m"), and what came of it.</summary>
public sealed record ResponseStepText(string Rule, string Outcome);
