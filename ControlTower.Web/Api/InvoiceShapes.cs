using ControlTower.Core.Finance;
using ControlTower.Core.Finance.Rules;
using ControlTower.Core.Kernel;
using ControlTower.Core.Tower;

namespace ControlTower.Web.Api;

/// <summary>An invoice in a list.</summary>
/// <param name="AtRisk">What its findings put in danger.</param>
/// <param name="Asked">The function that is to approve it next; null where none is.</param>
public sealed record InvoiceShape(
    string Id, InvoiceKind Kind, bool Credit, string Number, string Party, InvoiceStatus Status, Money Total, Money Open, Money AtRisk, DateTimeOffset IssuedAt, DateTimeOffset? DueAt, string? Asked,
    IReadOnlyList<MismatchKind> Findings)
{
    public static InvoiceShape Of(Invoice one) => new(
        one.Id, one.Kind, one.Credit, one.Number, one.Party, one.Status, one.Total, one.Open, one.AtRisk, one.IssuedAt, one.DueAt, one.Asked, [.. one.Findings.Select(found => found.Kind)]);
}

/// <summary>An invoice with all that it is held against.</summary>
/// <param name="Payment">The payment that it is part of; null where it is in none.</param>
public sealed record InvoiceMatchShape(
    InvoiceShape Invoice, IReadOnlyList<MismatchShape> Findings, IReadOnlyList<MatchLineShape> Lines, IReadOnlyList<Endorsement> Endorsements, string ToldBy, string? ReleasedBy, string? ApprovedBy, string? Reason, string? Payment)
{
    public static InvoiceMatchShape Of(TowerState state, Invoice one, (DateTimeOffset Now, TowerRules Rules) when)
    {
        var lines = MatchedLine.Of(new(state.Finance, state.Finance.TermsOr(when.Rules.Currency), one, when.Now));
        return new(InvoiceShape.Of(one), [.. one.Findings.Select(MismatchShape.Of)], [.. lines.Select(MatchLineShape.Of)], one.Endorsements, one.ToldBy, one.ReleasedBy, one.ApprovedBy, one.Reason, one.Payment);
    }
}

/// <param name="Holds">False where it is only told of.</param>
/// <param name="Fraud">It may be one.</param>
public sealed record MismatchShape(MismatchKind Kind, string Title, bool Holds, bool Fraud, string? Line, string? Expected, string? Found, string? Tolerance, Money? AtRisk)
{
    public static MismatchShape Of(Mismatch one)
    {
        var rule = MatchRules.Of(one.Kind);
        return new(one.Kind, rule.Title, rule.Holds, rule.Fraud, one.Line, one.Expected, one.Found, one.Tolerance, one.AtRisk);
    }
}

/// <param name="Came">Received where it was bought, shipped where it was sold.</param>
public sealed record MatchLineShape(
    string Id, LineKind Kind, string? Document, string? Item, decimal Quantity, Money UnitPrice, Money Net, VatCategory VatCategory, decimal VatPercent, Money Vat,
    decimal? Ordered, decimal? Came, decimal? Returned, decimal BilledBefore, Money? AgreedPrice, decimal? VatDue)
{
    public static MatchLineShape Of(MatchedLine one) => new(
        one.Line.Id, one.Line.Kind, one.Line.Document, one.Line.Item, one.Line.Quantity.Units, one.Line.UnitPrice, one.Line.Net, one.Line.VatCategory, one.Line.VatPercent, one.Line.Vat,
        one.Agreed?.Ordered.Units, one.Agreed?.Fulfilled.Units, one.Agreed?.Returned.Units, one.BilledBefore.Units, one.Agreed?.Price, one.VatDue);
}
