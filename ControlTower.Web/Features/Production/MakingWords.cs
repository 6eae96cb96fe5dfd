using ControlTower.Web.Shared.Status;

namespace ControlTower.Web.Features.Production;

/// <summary>States of production orders in words and shapes.</summary>
internal static class MakingWords
{
    public static string Of(MakingState state) => state switch
    {
        MakingState.Waiting => "Waiting",
        MakingState.Started => "Started",
        MakingState.Late => "Late",
        _ => "Stopped",
    };

    public static string Of(MakingRow row) => row.Halt is { } halt ? $"stopped by {halt.Case}" : Of(row.State).ToLowerInvariant();

    /// <summary>Null where nothing is wrong.</summary>
    public static StatusKind? Trouble(MakingState state) => state switch
    {
        MakingState.Stopped => StatusKind.Critical,
        MakingState.Late => StatusKind.Warning,
        _ => null,
    };
}
