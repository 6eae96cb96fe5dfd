using ControlTower.Core.Kernel;

namespace ControlTower.Core.Finance;

/// <summary>One thing that does not match, with its figures.</summary>
/// <param name="Line">Of the invoice; null where it is about the whole.</param>
/// <param name="Expected">By the order, the receipt, the terms or the law; null where nothing was to be there.</param>
/// <param name="Found">On the invoice.</param>
public sealed record Mismatch(MismatchKind Kind, string? Line, string? Expected, string? Found)
{
    /// <summary>What is asked too much by it, or is in danger; null where it is no matter of an amount.</summary>
    public Money? AtRisk { get; init; }

    /// <summary>How far it might have been off.</summary>
    public string? Tolerance { get; init; }
}

/// <summary>What can be wrong with an invoice. The rules say of each what it means and whether it holds the invoice.</summary>
public enum MismatchKind
{
    UnknownDocument, MissingReference, WrongKindOfDocument, WrongParty, CancelledBilled, UnknownLine,
    WrongCurrency, PriceAbove, PriceBelow, NoAgreedPrice,
    QuantityAboveOrdered, QuantityAboveReceived, NotYetReceived, ReturnedBilled, LineTwice, NothingBilled, BrokenUnit,
    LineAmountWrong, TotalNotSumOfLines, RoundingDifference, NothingAsked,
    VatRateWrong, VatAmountWrong, VatRateUnknown, VatCountryUnknown, ReverseChargeMissing, ReverseChargeUnfounded, VatNumberMissing,
    BeforeOrder, BeforeShipment, IssuedInFuture, IssuedTooLongAgo, DueSooner, DueBeforeIssue, DiscountMissing,
    FreightNotAgreed, FreightAbove, FreightTwice, ChargeNotAgreed,
    DuplicateNumber, DuplicateContent, DuplicateOfOtherParty,
    BankAccountChanged, BankAccountMissing, BankAccountOfOther, NewPayee, PayeeBlocked, AmountOutOfPattern, SplitBelowAuthority,
    CreditOfUnknownInvoice, CreditAboveInvoice, CreditWithoutReturn, CreditDiffersInTerms,
}
