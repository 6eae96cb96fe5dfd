using ControlTower.Core.Finance;
using ControlTower.Core.Finance.Rules;
using ControlTower.Core.Tower;
using ControlTower.Core.Tower.Finance;

namespace ControlTower.Web.Features.Settlement;

/// <summary>What the settlement desk shows: a queue of invoices, and the one that is looked at beside its order and receipt.</summary>
public sealed class SettlementView
{
    /// <summary>So many rows of what is over are shown; the export has all.</summary>
    private const int OverShown = 500;

    /// <summary>Most money at risk first, then the earliest due; of what is over the newest first.</summary>
    public IReadOnlyList<Invoice> Rows { get; private init; } = [];

    public IReadOnlyDictionary<string, int> Counts { get; private init; } = new Dictionary<string, int>();

    /// <summary>In ordinal order, of the invoices of the tab.</summary>
    public IReadOnlyList<string> Parties { get; private init; } = [];

    /// <summary>Mismatches of the invoices of the tab, in the order of their titles.</summary>
    public IReadOnlyList<MismatchKind> Kinds { get; private init; } = [];

    public Invoice? Chosen { get; private init; }

    public IReadOnlyList<MatchedLine> Lines { get; private init; } = [];

    /// <summary>Open cases of the invoice that is looked at.</summary>
    public IReadOnlyList<string> Cases { get; private init; } = [];

    public Ageing? Ageing { get; private init; }

    public VatReport? Vat { get; private init; }

    public static SettlementView Of(TowerState state, SettlementFilter filter, (DateTimeOffset Now, TowerRules Rules) when)
    {
        var (finance, terms) = (state.Finance, state.Finance.TermsOr(when.Rules.Currency));
        var tab = finance.Invoices.ById.Values.Where(one => SettlementFilter.IsIn(one, filter.Show)).ToList();
        var chosen = filter.Id is { } id ? finance.Invoices.Find(id) : null;
        return new()
        {
            Rows = filter.IsQueue ? Sorted(tab.Where(filter.Fits), filter.Show) : [],
            Counts = CountsOf(finance),
            Parties = [.. tab.Select(one => one.Party).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            Kinds = [.. tab.SelectMany(one => one.Findings).Select(found => found.Kind).Distinct().OrderBy(kind => MatchRules.Of(kind).Title, StringComparer.Ordinal)],
            Chosen = chosen,
            Lines = chosen is null ? [] : MatchedLine.Of(new(finance, terms, chosen, when.Now)),
            Cases = chosen is null ? [] : [.. state.Exceptions.Open.Values.Where(one => one.Deviation.Reference == chosen.Id).Select(one => one.Id)],
            Ageing = filter.Show == SettlementFilter.AgeingTab ? AgeingOf(state, when) : null,
            Vat = filter.Show == SettlementFilter.VatTab ? VatReport.Of(finance, MonthOf(when.Now), MonthOf(when.Now).AddMonths(1), null) : null,
        };
    }

    public static Ageing AgeingOf(TowerState state, (DateTimeOffset Now, TowerRules Rules) when) =>
        Core.Finance.Ageing.Of(state.Finance, when.Now, state.Finance.TermsOr(when.Rules.Currency).PaymentDays);

    /// <summary>Why the reader may not take a step; null where they may.</summary>
    public static string? Against(TowerState state, (Caller? Reader, TowerRules Rules) who, Invoice invoice, InvoiceStep step) =>
        who.Reader is { } reader ? InvoiceRights.Against(state, (reader, who.Rules), invoice, step)?.Message : "Sign in to decide.";

    public static DateOnly MonthOf(DateTimeOffset at) => new(at.UtcDateTime.Year, at.UtcDateTime.Month, 1);

    /// <summary>The row that many places further; null where there is none.</summary>
    public string? Beside(string? id, int step)
    {
        if (Rows.Count == 0) return null;
        var at = Rows.Select((row, index) => row.Id == id ? index : -1).DefaultIfEmpty(-1).Max();
        return Rows[Math.Clamp(at < 0 ? 0 : at + step, 0, Rows.Count - 1)].Id;
    }

    private static List<Invoice> Sorted(IEnumerable<Invoice> rows, string show) => show == SettlementFilter.Over
        ? [.. rows.OrderByDescending(one => one.ReceivedAt).ThenBy(one => one.Id, StringComparer.Ordinal).Take(OverShown)]
        : [.. rows.OrderByDescending(one => one.AtRisk.Micros).ThenBy(one => one.DueAt ?? DateTimeOffset.MaxValue).ThenBy(one => one.Id, StringComparer.Ordinal)];

    private static Dictionary<string, int> CountsOf(FinanceState finance)
    {
        var open = finance.Invoices.Open.Keys.Select(id => finance.Invoices.ById[id]).ToList();
        return new(StringComparer.Ordinal)
        {
            [SettlementFilter.Held] = open.Count(one => SettlementFilter.IsIn(one, SettlementFilter.Held)),
            [SettlementFilter.Waiting] = open.Count(one => SettlementFilter.IsIn(one, SettlementFilter.Waiting)),
            [SettlementFilter.Approved] = open.Count(one => SettlementFilter.IsIn(one, SettlementFilter.Approved)),
        };
    }
}
