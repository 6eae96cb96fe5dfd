using System.Globalization;
using ControlTower.Core.Kernel;
using ControlTower.Core.Kpis;

namespace ControlTower.Web.Features.Kpis;

/// <summary>Reads the period and the breakdown out of an address.</summary>
public static class KpiPeriod
{
    private static readonly string[] Forms =
        ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", "yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mmzzz", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm'Z'"];

    /// <returns>The query, or a refusal that names the field at fault.</returns>
    public static Result<KpiQuery> Parse(string? from, string? to, string? by)
    {
        var begin = Instant(from, "from");
        if (!begin.Succeeded) return begin.Refusal;
        var end = Instant(to, "to");
        if (!end.Succeeded) return end.Refusal;
        if (begin.Value.At >= end.Value.At) return Refusal.Invalid("to has to be later than from.", "to");
        var slice = KpiSlices.Parse(by);
        return slice.Succeeded ? new KpiQuery(begin.Value.At, end.Value.At, slice.Value.Slice) : slice.Refusal;
    }

    /// <summary>ISO 8601 with zone, or a date, which means its midnight in UTC; empty text means that there is no bound.</summary>
    public static Result<Bound> Instant(string? text, string field)
    {
        if (string.IsNullOrEmpty(text)) return new Bound(null);
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return new Bound(new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero));
        }
        if (DateTimeOffset.TryParseExact(text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)) return new Bound(at.ToUniversalTime());
        var shown = text.Length > 40 ? text[..40] + "…" : text;
        return Refusal.Invalid($"{field} is an instant such as 2026-03-01T00:00:00Z or a date such as 2026-03-01, found '{shown}'.", field);
    }

    /// <param name="At">Null where the period is open at this end.</param>
    public readonly record struct Bound(DateTimeOffset? At);
}
