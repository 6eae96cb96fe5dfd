using ControlTower.Core.Exceptions;

namespace ControlTower.Web.Shared.Situation;

/// <summary>Windows of the first two steps of a response; those of the later steps come from approvals, steps and options.</summary>
public static class ResponseTargets
{
    /// <summary>From the signal's own time to the case.</summary>
    public static TimeSpan Detected { get; } = TimeSpan.FromSeconds(60);

    /// <summary>From the case to somebody who has seen it.</summary>
    public static TimeSpan Acknowledged(Priority priority) => priority switch
    {
        Priority.Critical => TimeSpan.FromMinutes(15),
        Priority.Warning => TimeSpan.FromHours(1),
        _ => TimeSpan.FromHours(8),
    };
}
