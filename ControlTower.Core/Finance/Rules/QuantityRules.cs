using ControlTower.Core.Kernel;

namespace ControlTower.Core.Finance.Rules;

/// <summary>Whether no more is billed than was ordered, came, and stayed; over all invoices for it.</summary>
public static class QuantityRules
{
    internal static IReadOnlyList<MatchRule> Table { get; } =
    [
        new(MismatchKind.QuantityAboveOrdered, "More billed than ordered", MoreIsBilledThanWasOrdered),
        new(MismatchKind.QuantityAboveReceived, "More billed than came", MoreIsBilledThanCame),
        new(MismatchKind.NotYetReceived, "Nothing of it came yet", NothingOfItCame),
        new(MismatchKind.ReturnedBilled, "Bills what was returned", WhatWasReturnedIsBilled),
        new(MismatchKind.LineTwice, "A line stands twice", LineStandsTwice) { Scope = MatchScope.Both },
        new(MismatchKind.NothingBilled, "A line of nothing", LineIsOfNothing) { Scope = MatchScope.Both },
        new(MismatchKind.BrokenUnit, "Part of a unit", PartOfAUnitIsBilled),
    ];

    private static IEnumerable<Mismatch> MoreIsBilledThanWasOrdered(MatchInput input) =>
        Beyond(input, MismatchKind.QuantityAboveOrdered, agreed => agreed.Ordered, _ => true);

    private static IEnumerable<Mismatch> MoreIsBilledThanCame(MatchInput input) =>
        Beyond(input, MismatchKind.QuantityAboveReceived, agreed => agreed.Fulfilled, agreed => agreed.Fulfilled > Quantity.Zero);

    private static IEnumerable<Mismatch> NothingOfItCame(MatchInput input) =>
        input.Goods.Where(line => line.Quantity > Quantity.Zero && input.Agreed(line) is { Document.Cancelled: false } agreed && agreed.Fulfilled == Quantity.Zero)
            .Select(line => new Mismatch(MismatchKind.NotYetReceived, line.Id, "0", line.Quantity.ToString()) { AtRisk = line.Net });

    /// <summary>Where even more is billed than came at all, that is told instead.</summary>
    private static IEnumerable<Mismatch> WhatWasReturnedIsBilled(MatchInput input)
    {
        foreach (var line in input.Goods)
        {
            if (input.Agreed(line) is not { } agreed || agreed.Returned == Quantity.Zero) continue;
            var (billed, kept) = (input.BilledBefore(line) + line.Quantity, agreed.Fulfilled - agreed.Returned);
            if (billed <= kept || billed > agreed.Fulfilled + Allowed(input, agreed.Fulfilled)) continue;
            yield return new(MismatchKind.ReturnedBilled, line.Id, kept.ToString(), billed.ToString()) { AtRisk = Worth(line, billed - kept) };
        }
    }

    private static IEnumerable<Mismatch> LineStandsTwice(MatchInput input)
    {
        var seen = new List<InvoiceLine>();
        foreach (var line in input.Goods.Where(line => line.Document is not null))
        {
            if (seen.Any(one => MatchInput.IsSameGoods(one, line))) yield return new(MismatchKind.LineTwice, line.Id, null, $"{line.Document} {line.DocumentLine ?? line.Item}") { AtRisk = line.Net };
            seen.Add(line);
        }
    }

    private static IEnumerable<Mismatch> LineIsOfNothing(MatchInput input) =>
        input.Invoice.Lines.Where(line => line.Quantity <= Quantity.Zero).Select(line => new Mismatch(MismatchKind.NothingBilled, line.Id, null, line.Quantity.ToString()) { AtRisk = line.Net });

    private static IEnumerable<Mismatch> PartOfAUnitIsBilled(MatchInput input) =>
        input.Goods.Where(line => !line.Quantity.IsWhole && input.Agreed(line) is { Ordered.IsWhole: true })
            .Select(line => new Mismatch(MismatchKind.BrokenUnit, line.Id, "whole units", line.Quantity.ToString()));

    private static IEnumerable<Mismatch> Beyond(MatchInput input, MismatchKind kind, Func<AgreedGoods, Quantity> limit, Func<AgreedGoods, bool> applies)
    {
        foreach (var line in input.Goods)
        {
            if (input.Agreed(line) is not { } agreed || !applies(agreed)) continue;
            var (billed, most) = (input.BilledBefore(line) + line.Quantity, limit(agreed));
            var allowed = Allowed(input, most);
            if (billed <= most + allowed) continue;
            yield return new(kind, line.Id, most.ToString(), billed.ToString()) { AtRisk = Worth(line, Quantity.Min(billed - most, line.Quantity)), Tolerance = allowed.ToString() };
        }
    }

    private static Money Worth(InvoiceLine line, Quantity quantity) => line.UnitPrice * quantity;

    private static Quantity Allowed(MatchInput input, Quantity expected) =>
        new(Math.Max(Micros.Exactly(expected.Units * input.Tolerance.QuantityShare / 100), Micros.From(input.Tolerance.QuantityUnits)));
}
