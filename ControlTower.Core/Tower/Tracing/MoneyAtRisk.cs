using ControlTower.Core.Exceptions;

namespace ControlTower.Core.Tower.Tracing;

/// <summary>What is in danger where an invoice does not match: no more than it asks for.</summary>
internal static class MoneyAtRisk
{
    public static Impact Of(TowerState state, ExceptionCase one)
    {
        if (one.Deviation.Reference is not { } id || state.Finance.Invoices.Find(id) is not { } invoice) return Impact.None;
        var lines = invoice.Findings.Select(found => found.Line).OfType<string>().Distinct(StringComparer.Ordinal).Count();
        return new(0, lines, invoice.Payable ? 0 : 1, [invoice.AtRisk], invoice.DueAt, [], []);
    }
}
