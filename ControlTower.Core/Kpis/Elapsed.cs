namespace ControlTower.Core.Kpis;

/// <summary>Spans between two instants; negative spans stay negative.</summary>
internal static class Elapsed
{
    public static decimal Days(DateTimeOffset from, DateTimeOffset to) => (decimal)(to - from).Ticks / TimeSpan.TicksPerDay;

    public static decimal Hours(DateTimeOffset from, DateTimeOffset to) => (decimal)(to - from).Ticks / TimeSpan.TicksPerHour;
}
