using System.Globalization;
using System.Text;

namespace ControlTower.Web.Shared.Charts;

/// <summary>A trend as svg in 84 × 26: the line, where it ends, and the target's height. Gaps (null) break the line.</summary>
public sealed record SparkShape(string Path, double EndX, double EndY, double? TargetY)
{
    public const double Width = 84;
    public const double Height = 26;
    private const double Pad = 3.5;

    /// <summary>Null when fewer than two values are known: a trend needs two.</summary>
    public static SparkShape? Of(IReadOnlyList<double?> values, double? target)
    {
        var known = values.Where(v => v is { } d && double.IsFinite(d)).Select(v => v!.Value).ToList();
        if (known.Count < 2)
            return null;
        var low = Math.Min(known.Min(), target ?? double.MaxValue);
        var high = Math.Max(known.Max(), target ?? double.MinValue);
        double Y(double v) => high > low ? Height - Pad - ((v - low) / (high - low) * (Height - (2 * Pad))) : Height / 2;
        double X(int n) => 1 + (n * (Width - 5) / (values.Count - 1));
        var last = values.Count - 1;
        while (values[last] is not { } end || !double.IsFinite(end))
            last--;
        return new SparkShape(Line(values, X, Y), Round(X(last)), Round(Y(values[last]!.Value)), target is { } t ? Round(Y(t)) : null);
    }

    private static string Line(IReadOnlyList<double?> values, Func<int, double> x, Func<double, double> y)
    {
        var text = new StringBuilder();
        var pen = 'M';
        for (var n = 0; n < values.Count; n++)
        {
            if (values[n] is not { } v || !double.IsFinite(v))
            {
                pen = 'M';
                continue;
            }
            text.Append(pen).Append(Number(x(n))).Append(' ').Append(Number(y(v)));
            pen = 'L';
        }
        return text.ToString();
    }

    private static double Round(double value) => Math.Round(value, 1);

    private static string Number(double value) => Round(value).ToString("0.0", CultureInfo.InvariantCulture);
}
