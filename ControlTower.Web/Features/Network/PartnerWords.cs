using System.Globalization;
using ControlTower.Core.Tower.Partners;
using ControlTower.Web.Shared.Formats;
using ControlTower.Web.Shared.Status;

namespace ControlTower.Web.Features.Network;

/// <summary>Health as people read it.</summary>
public static class PartnerWords
{
    /// <summary>Points above the threshold within which it is to be watched.</summary>
    private const int Near = 10;

    public static StatusKind Status(int? score, int threshold) => score is not { } known ? StatusKind.Info
        : known < threshold ? StatusKind.Critical : known < threshold + Near ? StatusKind.Warning : StatusKind.Ok;

    public static string Score(int? score) => score?.ToString(CultureInfo.InvariantCulture) ?? "\u2014";

    /// <summary>"92 % of 50", or a dash.</summary>
    public static string Share(HealthShare share) => share.Share is { } known ? $"{PercentFormat.Text((double)known, 0).Plain} of {NumberFormat.Text(share.Total)}" : "\u2014";

    public static string Trend(HealthTrend? trend) => trend is not { } known ? "\u2014"
        : known.Points == 0 ? "\u00b10" : $"{(known.Points > 0 ? "+" : "\u2212")}{Math.Abs(known.Points).ToString("0.#", CultureInfo.InvariantCulture)}";

    /// <summary>On time in full over ten deliveries at a time, oldest first: single ones would only jump from all to nothing.</summary>
    public static IReadOnlyList<double?> Course(IReadOnlyList<bool> course)
    {
        const int Window = 10;
        return [.. Enumerable.Range(0, Math.Max(0, course.Count - Window + 1)).Select(at => (double?)course.Skip(at).Take(Window).Count(good => good) / Window)];
    }
}
