using ControlTower.Core.Finance;
using ControlTower.Core.Kernel;

namespace ControlTower.Tests.Finance;

public sealed class LedgerTests
{
    private static readonly DateTimeOffset At = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Lines_OutOfBalance_AreNoPosting()
    {
        var draft = new PostingDraft().Debit(AccountRole.Cash, Euro(10)).Credit(AccountRole.Revenue, Euro(9));
        Assert.Contains("out of balance", Assert.Throws<InvalidOperationException>(draft.Lines).Message, StringComparison.Ordinal);
        // A euro is no dollar: what balances as figures does not as money.
        Assert.Throws<InvalidOperationException>(new PostingDraft().Debit(AccountRole.Cash, Euro(10)).Credit(AccountRole.Revenue, Money.Of(10, "USD")).Lines);
    }

    [Fact]
    public void Lines_OfOneAccount_BecomeOne_AndNothingIsLeftOut()
    {
        var lines = new PostingDraft().Move(AccountRole.Payables, AccountRole.Freight, Euro(4)).Move(AccountRole.Payables, AccountRole.Freight, Euro(6)).Debit(AccountRole.Rounding, Euro(0)).Lines();
        Assert.Equal([new(AccountRole.Payables, Euro(-10)), new(AccountRole.Freight, Euro(10))], lines);
    }

    [Fact]
    public void Moves_OfAPeriod_AreThoseOfItsDays()
    {
        var ledger = Enumerable.Range(0, 4).Aggregate(Ledger.Empty, (book, day) => book.With(new($"GL-{day}", PostingCause.Payment, "x", At.AddDays(day), new PostingDraft().Move(AccountRole.Revenue, AccountRole.Cash, Euro(day + 1)).Lines())));
        Assert.Equal(10, ledger.Balance(AccountRole.Cash, "EUR").Amount);
        Assert.Equal([2_000_000, 3_000_000], ledger.Moves(AccountRole.Cash, "EUR", new(2026, 3, 3), new(2026, 3, 5)).Select(one => one.Micros));
    }

    [Fact]
    public void TrialBalance_DebitsAndCredits_AddUpToTheSame()
    {
        var ledger = Ledger.Empty.With(new("GL-1", PostingCause.Invoice, "IN-1", At, new PostingDraft().Move(AccountRole.Payables, AccountRole.Freight, Euro(7)).Lines()));
        var balance = Assert.Single(TrialBalance.Of(FinanceState.Empty with { Ledger = ledger }));
        Assert.Equal((Euro(7), Euro(7), "2000", "5100"), (balance.Debit, balance.Credit, balance.Lines[0].Account.Number, balance.Lines[1].Account.Number));
    }

    [Fact]
    public void Chart_HasAnAccountForEveryRole_AndTakesTheCompanysOwn()
    {
        Assert.Equal(Enum.GetValues<AccountRole>(), ChartOfAccounts.Shipped.Accounts.Select(one => one.Role));
        var own = ChartOfAccounts.With([new(AccountRole.Cash, "1800", "Bank", AccountKind.Asset)]);
        Assert.Equal(("1800", "1200"), (own[AccountRole.Cash].Number, own[AccountRole.Receivables].Number));
    }

    private static Money Euro(decimal amount) => Money.Of(amount, "EUR");
}
