using ControlTower.Core.Finance;
using ControlTower.Core.Runtime;
using ControlTower.Web.Shared.Export;
using ControlTower.Web.Shared.Texts;

namespace ControlTower.Web.Features.Settlement;

/// <summary>The invoices of the desk, filtered as the page is, the VAT return of a period, and what is owed by age, as files.</summary>
public static class SettlementExport
{
    public const string Path = "/export/invoices.csv";
    public const string VatPath = "/export/vat-report.csv";
    public const string AgeingPath = "/export/ageing.csv";

    private static readonly string[] Head = ["id", "kind", "credit", "number", "party", "status", "total", "open", "atRisk", "currency", "issuedAt", "dueAt", "asked", "mismatches"];
    private static readonly string[] AgeingHead = ["side", "currency", "party", "notDue", "days1To30", "days31To60", "days61To90", "over90", "total"];
    private static readonly string[] VatHead = ["country", "box", "category", "percent", "net", "vat", "currency"];

    /// <returns>The file of what a tab shows.</returns>
    public static (string Href, string Name) Of(SettlementFilter filter) => filter.Show switch
    {
        SettlementFilter.VatTab => (VatPath, "vat-report.csv"),
        SettlementFilter.AgeingTab => (AgeingPath, "ageing.csv"),
        _ => (filter.Url(Path), "invoices.csv"),
    };

    public static void Map(RouteGroupBuilder exports)
    {
        exports.MapGet("/invoices.csv", (TowerLoop loop, HttpRequest request) =>
            CsvFile.Of("invoices.csv", Head, SettlementView.Of(loop.View, SettlementFilter.Read(name => request.Query[name]) with { Id = null }, (loop.Now, loop.Core.Rules)).Rows.Select(Cells)));
        exports.MapGet("/vat-report.csv", (TowerLoop loop, DateOnly? from, DateOnly? to, string? country) =>
        {
            var first = from ?? SettlementView.MonthOf(loop.Now);
            return CsvFile.Of("vat-report.csv", VatHead, VatReport.Of(loop.View.Finance, first, to ?? first.AddMonths(1), country).Lines.Select(Cells));
        });
        exports.MapGet("/ageing.csv", (TowerLoop loop) => CsvFile.Of("ageing.csv", AgeingHead, Rows(SettlementView.AgeingOf(loop.View, (loop.Now, loop.Core.Rules)))));
    }

    public static IEnumerable<IReadOnlyList<object?>> Rows(Ageing ageing) => Rows("receivable", ageing.Receivable).Concat(Rows("payable", ageing.Payable));

    private static IEnumerable<IReadOnlyList<object?>> Rows(string side, IReadOnlyList<AgeingSide> currencies) => currencies.SelectMany(one => one.Parties.Select(line => Cells(side, one.Currency, line)));

    private static IReadOnlyList<object?> Cells(Invoice one) =>
    [
        one.Id, one.Kind.ToString(), one.Credit ? "yes" : "no", one.Number, one.Party, InvoiceWords.Of(one.Status), one.Total.Amount, one.Open.Amount, one.AtRisk.Amount, one.Currency, one.IssuedAt, one.DueAt, one.Asked,
        string.Join(' ', one.Findings.Select(found => found.Kind)),
    ];

    private static IReadOnlyList<object?> Cells(string side, string currency, AgeingLine line) =>
        [side, currency, line.Party, line.NotDue.Amount, line.Days1To30.Amount, line.Days31To60.Amount, line.Days61To90.Amount, line.Over90.Amount, line.Total.Amount];

    private static IReadOnlyList<object?> Cells(VatEntry one) => [one.Country, one.Box.ToString(), one.Category.ToString(), one.Percent, one.Net.Amount, one.Vat.Amount, one.Net.Currency];
}
