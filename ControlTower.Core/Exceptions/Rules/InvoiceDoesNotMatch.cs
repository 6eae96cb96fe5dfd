namespace ControlTower.Core.Exceptions.Rules;

/// <summary>An invoice that does not match what was ordered and received is a deviation; so is one that looks like a fraud, and that weighs more.</summary>
public static class InvoiceDoesNotMatch
{
    private const int Told = 3;

    /// <param name="titles">What is wrong, the first first; at least one.</param>
    /// <param name="how">Whether it looks like a fraud, and whether more is at risk than the least authority reaches.</param>
    public static Deviation Judge((string Invoice, string Party) what, IReadOnlyList<string> titles, (bool Fraud, bool Large) how, DateTimeOffset at) => new(
        how.Fraud ? CaseKind.SuspectedFraud : CaseKind.SettlementMismatch, [what.Invoice],
        $"{titles[0]}{(titles.Count > 1 ? $" and {titles.Count - 1} more" : "")}",
        how.Fraud ? Severity.High : how.Large ? Severity.Medium : Severity.Low, at, "finance")
    {
        Reference = what.Invoice,
        Reason = $"{what.Party}: {string.Join("; ", titles.Take(Told))}{(titles.Count > Told ? " …" : "")}",
    };
}
