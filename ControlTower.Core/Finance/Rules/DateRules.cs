namespace ControlTower.Core.Finance.Rules;

/// <summary>Whether it was issued when it may be, and is due as agreed. Days are those of UTC.</summary>
public static class DateRules
{
    internal static IReadOnlyList<MatchRule> Table { get; } =
    [
        new(MismatchKind.BeforeOrder, "Issued before the order", IssuedBeforeTheOrder),
        new(MismatchKind.BeforeShipment, "Issued before it was shipped", IssuedBeforeTheShipment),
        new(MismatchKind.IssuedInFuture, "Issued in the future", IssuedInTheFuture) { Scope = MatchScope.Both },
        new(MismatchKind.IssuedTooLongAgo, "Issued too long ago", IssuedTooLongAgo) { Scope = MatchScope.Both },
        new(MismatchKind.DueSooner, "Due sooner than agreed", DueSoonerThanAgreed),
        new(MismatchKind.DueBeforeIssue, "Due before it was issued", DueBeforeIssued),
        new(MismatchKind.DiscountMissing, "The agreed discount is missing", AgreedDiscountIsMissing),
    ];

    private static IEnumerable<Mismatch> IssuedBeforeTheOrder(MatchInput input) =>
        input.Documents.Where(document => Earlier(input.Invoice.IssuedAt, document.PlacedAt))
            .Select(document => new Mismatch(MismatchKind.BeforeOrder, null, $"{MatchInput.Day(document.PlacedAt)} of {document.Id}", MatchInput.Day(input.Invoice.IssuedAt)));

    /// <summary>What is bought is known by when it was received, which says nothing of when it left.</summary>
    private static IEnumerable<Mismatch> IssuedBeforeTheShipment(MatchInput input) =>
        input.Documents.Where(document => document is { Kind: not TradeKind.Purchase, FulfilledAt: { } shipped } && Earlier(input.Invoice.IssuedAt, shipped))
            .Select(document => new Mismatch(MismatchKind.BeforeShipment, null, $"{MatchInput.Day(document.FulfilledAt!.Value)} of {document.Id}", MatchInput.Day(input.Invoice.IssuedAt)));

    /// <summary>A day is left to the zones of the earth.</summary>
    private static IEnumerable<Mismatch> IssuedInTheFuture(MatchInput input)
    {
        if (input.Invoice.IssuedAt > input.Now.AddDays(1)) yield return new(MismatchKind.IssuedInFuture, null, MatchInput.Day(input.Now), MatchInput.Day(input.Invoice.IssuedAt));
    }

    private static IEnumerable<Mismatch> IssuedTooLongAgo(MatchInput input)
    {
        var earliest = input.Invoice.ReceivedAt.AddDays(-input.Terms.OldestDays);
        if (Earlier(input.Invoice.IssuedAt, earliest)) yield return new(MismatchKind.IssuedTooLongAgo, null, MatchInput.Day(earliest), MatchInput.Day(input.Invoice.IssuedAt));
    }

    private static IEnumerable<Mismatch> DueSoonerThanAgreed(MatchInput input)
    {
        if (input.Invoice is not { Payable: true, DueAt: { } due } || due < input.Invoice.IssuedAt) yield break;
        var agreed = input.Invoice.IssuedAt.AddDays(input.Terms.Of(input.Invoice.Party)?.PaymentDays ?? input.Terms.PaymentDays);
        if (Earlier(due.AddDays(input.Tolerance.Days), agreed)) yield return new(MismatchKind.DueSooner, null, MatchInput.Day(agreed), MatchInput.Day(due)) { Tolerance = $"{input.Tolerance.Days} d" };
    }

    private static IEnumerable<Mismatch> DueBeforeIssued(MatchInput input)
    {
        if (input.Invoice.DueAt is { } due && Earlier(due, input.Invoice.IssuedAt)) yield return new(MismatchKind.DueBeforeIssue, null, MatchInput.Day(input.Invoice.IssuedAt), MatchInput.Day(due));
    }

    private static IEnumerable<Mismatch> AgreedDiscountIsMissing(MatchInput input)
    {
        if (!input.Invoice.Payable || input.Terms.Of(input.Invoice.Party)?.DiscountPercent is not { } agreed || (input.Invoice.DiscountPercent ?? 0) >= agreed) yield break;
        var lost = Kernel.Micros.Exactly(input.Invoice.Total.Amount * (agreed - (input.Invoice.DiscountPercent ?? 0)) / 100);
        yield return new(MismatchKind.DiscountMissing, null, MatchInput.Percent(agreed), MatchInput.Percent(input.Invoice.DiscountPercent ?? 0)) { AtRisk = new(lost, input.Invoice.Currency) };
    }

    private static bool Earlier(DateTimeOffset a, DateTimeOffset b) => a.UtcDateTime.Date < b.UtcDateTime.Date;
}
