namespace ControlTower.Core.Exceptions.Rules;

/// <summary>A carrier that does not run normally deviates.</summary>
public static class CarrierIsBelowService
{
    public static Deviation? Judge(string carrier, string? lane, string status, (decimal? DelayHours, string? Reason, DateTimeOffset At) told)
    {
        if (status == "normal") return null;
        var stopped = status is "suspended" or "stopped";
        var title = stopped ? "Carrier service stopped" : told.DelayHours is { } hours ? $"Carrier delayed +{hours:0.##} h" : "Carrier service below agreement";
        return new(CaseKind.CarrierService, lane is null ? [carrier] : [carrier, lane], title, stopped ? Severity.High : Severity.Medium, told.At, "logistics")
        {
            Reference = carrier,
            Hours = told.DelayHours,
            OpenEnded = stopped && told.DelayHours is null,
            Reason = told.Reason,
        };
    }
}
