using System.Globalization;
using System.Text;
using System.Text.Json;
using ControlTower.Core.Kernel.Json;

namespace ControlTower.Core.Runtime.Import;

/// <summary>A report as people read it on a console, and whole as JSON.</summary>
public static class ImportReportText
{
    private const int Listed = 20;

    private static readonly JsonSerializerOptions Indented = new(CanonicalJson.Options) { WriteIndented = true };

    public static string Json(ImportReport report) => JsonSerializer.Serialize(report, Indented);

    public static string Plain(ImportReport report)
    {
        var text = new StringBuilder();
        void Line(FormattableString line) => text.AppendLine(line.ToString(CultureInfo.InvariantCulture));
        Line($"import {report.Mapping}: {Word(report.End)} in {report.Seconds:F1} s");
        if (report.Problem is { } problem) Line($"  stopped: {problem}");
        Line($"  orders: {report.Imported} imported, {report.Known} known already, {report.Left} not reached");
        Line($"  network: {report.Added.Sites} sites, {report.Added.Items} items, {report.Added.Lanes} lanes, {report.Added.Suppliers} suppliers, {report.Added.Stock} stock positions added");
        if (report.Added.Boms > 0) Line($"  making: {report.Added.Boms} bills of material, {report.Added.ProductionOrders} production orders added");
        if (report.Added.PurchaseOrders + report.Added.Shipments > 0) Line($"  on its way: {report.Added.PurchaseOrders} purchase orders, {report.Added.Shipments} shipments added");
        Line($"  read: {report.Counts.RowsRead} rows, {report.Counts.Lines} order lines, {report.Counts.OrdersWithoutLines} orders without lines");
        Line($"  impossible times: {report.Counts.ImpossibleTimes} on {report.Counts.OrdersWithImpossibleTimes} orders, kept as they are");
        foreach (var missing in report.Findings.Where(finding => finding.Kind == FindingKind.MissingFile)) Line($"  missing: {missing.File}: {missing.Message}");
        Line($"  rejected: {report.Counts.RowsRejected} rows");
        foreach (var row in report.Rejected.Take(Listed)) Line($"    {row.File}, line {row.Line}{(row.Field is { } field ? $", {field}" : "")}: {row.Reason}");
        if (report.Counts.RowsRejected > Listed) Line($"    and {report.Counts.RowsRejected - Listed} more; --report FILE lists them");
        return text.ToString();
    }

    private static string Word(ImportEnd end) => end switch
    {
        ImportEnd.Completed => "completed",
        ImportEnd.Cancelled => "cancelled; what is in stays, run it again to complete it",
        _ => "stopped; what is in stays, run it again to complete it",
    };
}
