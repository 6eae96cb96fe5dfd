using ControlTower.Core.Kernel;

namespace ControlTower.Core.Finance;

/// <summary>What a posting is about.</summary>
public enum PostingCause { Stock, Invoice, CreditNote, Payment }

/// <summary>One entry of the books. In each currency its lines add up to nothing; what does not is no posting and cannot be made.</summary>
/// <param name="At">The day it belongs to: when it happened, not when the tower learned of it.</param>
/// <param name="Reference">The invoice, payment or signal that it follows from.</param>
public sealed record Posting(string Id, PostingCause Cause, string Reference, DateTimeOffset At, IReadOnlyList<PostingLine> Lines);

/// <param name="Amount">Debits are positive, credits negative.</param>
public sealed record PostingLine(AccountRole Account, Money Amount);
