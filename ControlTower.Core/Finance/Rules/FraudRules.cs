using ControlTower.Core.Kernel;

namespace ControlTower.Core.Finance.Rules;

/// <summary>What a cheat would do. Only where we pay; what customers owe us is not looked at.</summary>
public static class FraudRules
{
    /// <summary>From this share of an authority on an invoice lies just below it.</summary>
    private const decimal JustBelow = 0.8m;

    internal static IReadOnlyList<MatchRule> Table { get; } =
    [
        Screen(MismatchKind.BankAccountChanged, "The bank account is another one", BankAccountIsAnotherOne),
        Screen(MismatchKind.BankAccountMissing, "No bank account is known", NoBankAccountIsKnown),
        Screen(MismatchKind.BankAccountOfOther, "The bank account is another party's", BankAccountIsAnotherPartys),
        Screen(MismatchKind.NewPayee, "Nothing was ever paid to it", NothingWasEverPaidToIt),
        Screen(MismatchKind.PayeeBlocked, "The party is blocked", PartyIsBlocked),
        Screen(MismatchKind.AmountOutOfPattern, "The amount is unusual for the party", AmountIsOutOfPattern),
        Screen(MismatchKind.SplitBelowAuthority, "Split just below an authority", SplitJustBelowAnAuthority),
    ];

    private static MatchRule Screen(MismatchKind kind, string title, Func<MatchInput, IEnumerable<Mismatch>> find) =>
        new(kind, title, input => input.Invoice.Payable ? find(input).Select(found => found with { AtRisk = input.Invoice.Total }) : []) { Fraud = true };

    private static string? Known(MatchInput input) => input.Terms.Of(input.Invoice.Party)?.BankAccount ?? input.State.Party(input.Invoice.Party).BankAccount;

    private static IEnumerable<Mismatch> BankAccountIsAnotherOne(MatchInput input)
    {
        if (Known(input) is { } known && input.Invoice.BankAccount is { } stated && stated != known) yield return new(MismatchKind.BankAccountChanged, null, Masked(known), Masked(stated));
    }

    private static IEnumerable<Mismatch> NoBankAccountIsKnown(MatchInput input)
    {
        if (input.Invoice.BankAccount is null && Known(input) is null) yield return new(MismatchKind.BankAccountMissing, null, "a bank account", null);
    }

    private static IEnumerable<Mismatch> BankAccountIsAnotherPartys(MatchInput input)
    {
        if (input.Invoice.BankAccount is not { } stated) yield break;
        var other = input.Terms.Parties.FirstOrDefault(one => one.BankAccount == stated && one.Party != input.Invoice.Party)?.Party
            ?? input.Earlier(input.State.Invoices.WithBankAccount(stated)).FirstOrDefault(one => one.Party != input.Invoice.Party)?.Party;
        if (other is not null) yield return new(MismatchKind.BankAccountOfOther, null, input.Invoice.Party, $"{Masked(stated)} of {other}");
    }

    private static IEnumerable<Mismatch> NothingWasEverPaidToIt(MatchInput input)
    {
        if (input.State.Party(input.Invoice.Party).Approved == 0) yield return new(MismatchKind.NewPayee, null, null, input.Invoice.Party);
    }

    private static IEnumerable<Mismatch> PartyIsBlocked(MatchInput input)
    {
        if (input.Terms.Of(input.Invoice.Party)?.Blocked == true) yield return new(MismatchKind.PayeeBlocked, null, null, input.Invoice.Party);
    }

    /// <summary>A small amount harms nobody, however unusual it is.</summary>
    private static IEnumerable<Mismatch> AmountIsOutOfPattern(MatchInput input)
    {
        List<decimal> past = [.. input.State.Party(input.Invoice.Party).Amounts.Where(amount => amount.Currency == input.Invoice.Currency).Select(amount => amount.Amount)];
        if (past.Count < RobustScore.Least || input.Invoice.Total.Amount <= RobustScore.Median(past)) yield break;
        var score = RobustScore.Of(input.Invoice.Total.Amount, past);
        if (score is { } known && known <= input.Terms.UsualScore) yield break;
        yield return new(MismatchKind.AmountOutOfPattern, null, $"about {input.Amount(RobustScore.Median(past))}", input.Invoice.Total.ToString())
        {
            Tolerance = $"{Plain(input.Terms.UsualScore)} robust deviations{(score is { } off ? $", here {Plain(off)}" : "")}",
        };
    }

    private static IEnumerable<Mismatch> SplitJustBelowAnAuthority(MatchInput input)
    {
        if (input.Terms.SplitDays == 0 || input.Invoice.Currency != input.Terms.Currency) yield break;
        var near = input.State.Invoices.Of(input.Invoice.Party, input.Invoice.ReceivedAt.AddDays(-input.Terms.SplitDays))
            .Where(one => one is { Credit: false, Status: not InvoiceStatus.Rejected } && one.Currency == input.Invoice.Currency).ToList();
        foreach (var limit in input.Terms.Authority.Select(one => one.UpTo).Append(input.Terms.AutomaticUpTo).Where(limit => limit > 0).Distinct().Order())
        {
            var below = near.Where(one => one.Total.Amount <= limit && one.Total.Amount > limit * JustBelow).ToList();
            if (below.Count < 2 || below.All(one => one.Id != input.Invoice.Id)) continue;
            yield return new(MismatchKind.SplitBelowAuthority, null, $"{input.Amount(limit)} in {input.Terms.SplitDays} days", $"{below.Count} invoices, {below.Aggregate(Money.Zero(input.Invoice.Currency), (sum, one) => sum + one.Total)}");
        }
    }

    /// <summary>Enough to compare, too little to pay to.</summary>
    private static string Masked(string account) => account.Length <= 8 ? account : $"{account[..4]}…{account[^4..]}";

    private static string Plain(decimal value) => value.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture);
}
