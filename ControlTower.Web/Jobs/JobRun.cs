namespace ControlTower.Web.Jobs;

/// <param name="Said">What it did, in its own words.</param>
/// <param name="Problem">Why it failed; null when it went well.</param>
public sealed record JobRun(string Job, DateTimeOffset At, TimeSpan Took, string? Said, string? Problem);
