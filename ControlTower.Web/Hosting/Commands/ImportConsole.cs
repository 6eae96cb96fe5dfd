using System.Diagnostics;
using System.Globalization;
using ControlTower.Core.Runtime.Import;

namespace ControlTower.Web.Hosting.Commands;

/// <summary>Tells the console how far an import is, at most twice a second and at the end of each part.</summary>
public sealed class ImportConsole(TextWriter output)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(.5);

    private long? told;

    public void Reading(ImportProgress progress)
    {
        var end = progress.BytesRead >= progress.BytesTotal;
        if (Due(end)) output.WriteLine(Text($"reading: {progress.RowsRead} rows, {Share(progress.BytesRead, progress.BytesTotal)} %"));
    }

    public void Writing(ImportStep step)
    {
        if (step.Total == 0 || !Due(step.Done == step.Total)) return;
        var left = step.Left is { } rest ? Text($", {rest.TotalSeconds:F0} s left") : "";
        output.WriteLine(Text($"writing: {step.Done} of {step.Total} orders, {step.Rate:F0} a second{left}"));
    }

    private bool Due(bool end)
    {
        if (!end && told is { } last && Stopwatch.GetElapsedTime(last) < Interval) return false;
        told = Stopwatch.GetTimestamp();
        return true;
    }

    private static long Share(long part, long whole) => whole == 0 ? 100 : 100 * part / whole;

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
