using System.Globalization;
using System.Text;

namespace ControlTower.Web.Features.Network;

/// <summary>Plan, band and actual as svg in 100 × 100, stretched to where it stands: one step a period, the top a little above the highest.</summary>
/// <param name="Misses">From the edge of the band to what came, where that lies outside.</param>
/// <param name="Now">Where the present runs; null where it lies beside the periods.</param>
public sealed record PlanShape(string Band, string Plan, string Actual, IReadOnlyList<string> Misses, double? Now, decimal Top)
{
    /// <summary>Null without periods.</summary>
    public static PlanShape? Of(IReadOnlyList<PlanRow> rows, DateTimeOffset now)
    {
        if (rows.Count == 0) return null;
        var highest = rows.Max(row => Math.Max(row.Band.Upper.Units, row.Actual?.Units ?? 0));
        var top = highest > 0 ? highest : 1;
        var scale = new Scale(rows.Count, (double)top * 1.04);
        return new(BandOf(rows, scale), PlanOf(rows, scale), ActualOf(rows, scale), [.. Outside(rows, scale)], NowAt(rows, now), top);
    }

    private static string BandOf(IReadOnlyList<PlanRow> rows, Scale scale)
    {
        var text = new StringBuilder();
        for (var n = 0; n < rows.Count; n++)
        {
            text.Append(n == 0 ? 'M' : 'L').Append(scale.At(n, rows[n].Band.Upper.Units)).Append('L').Append(scale.At(n + 1, rows[n].Band.Upper.Units));
        }
        for (var n = rows.Count - 1; n >= 0; n--)
        {
            text.Append('L').Append(scale.At(n + 1, rows[n].Band.Lower.Units)).Append('L').Append(scale.At(n, rows[n].Band.Lower.Units));
        }
        return text.Append('Z').ToString();
    }

    private static string PlanOf(IReadOnlyList<PlanRow> rows, Scale scale)
    {
        var text = new StringBuilder();
        for (var n = 0; n < rows.Count; n++)
        {
            text.Append(n == 0 ? 'M' : 'L').Append(scale.At(n, rows[n].Band.Plan.Units)).Append('L').Append(scale.At(n + 1, rows[n].Band.Plan.Units));
        }
        return text.ToString();
    }

    /// <summary>Where nobody told anything, the line has a gap; a single period between two gaps is as wide as it is.</summary>
    private static string ActualOf(IReadOnlyList<PlanRow> rows, Scale scale)
    {
        var text = new StringBuilder();
        for (var n = 0; n < rows.Count; n++)
        {
            if (rows[n].Actual is not { } actual) continue;
            text.Append(n > 0 && rows[n - 1].Actual is not null ? 'L' : 'M').Append(scale.At(n, actual.Units)).Append('L').Append(scale.At(n + 1, actual.Units));
        }
        return text.ToString();
    }

    private static IEnumerable<string> Outside(IReadOnlyList<PlanRow> rows, Scale scale)
    {
        for (var n = 0; n < rows.Count; n++)
        {
            if (!rows[n].Deviates || rows[n].Actual is not { } actual) continue;
            var edge = rows[n].Standing == PlanStanding.Below ? rows[n].Band.Lower : rows[n].Band.Upper;
            yield return $"M{scale.At(n + 0.5, edge.Units)}L{scale.At(n + 0.5, actual.Units)}";
        }
    }

    private static double? NowAt(IReadOnlyList<PlanRow> rows, DateTimeOffset now)
    {
        for (var n = 0; n < rows.Count; n++)
        {
            if (rows[n].Start <= now && now < rows[n].End) return Math.Round(100 * (n + ((now - rows[n].Start) / (rows[n].End - rows[n].Start))) / rows.Count, 2);
        }
        return null;
    }

    private sealed record Scale(int Periods, double Top)
    {
        public string At(double period, decimal value) =>
            string.Create(CultureInfo.InvariantCulture, $"{100 * period / Periods:0.##} {100 - (100 * (double)value / Top):0.##}");
    }
}
