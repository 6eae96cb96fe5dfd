namespace ControlTower.Web.Shared.Time;

/// <summary>The reader's time zone, cascaded to every component that shows an instant; UTC until the browser has said.</summary>
public sealed record ReaderZone(string Id, TimeZoneInfo Info)
{
    /// <summary>Name of the cookie that keeps the IANA id.</summary>
    public const string Cookie = "tz";

    private const int LongestId = 64;

    public static ReaderZone Utc { get; } = new("UTC", TimeZoneInfo.Utc);

    /// <summary>The zone of an IANA id; UTC for what is empty, too long or unknown here, since the id comes from outside.</summary>
    public static ReaderZone Parse(string? id)
    {
        if (string.IsNullOrWhiteSpace(id) || id.Length > LongestId)
            return Utc;
        return TimeZoneInfo.TryFindSystemTimeZoneById(id, out var info) ? new ReaderZone(id, info) : Utc;
    }
}
