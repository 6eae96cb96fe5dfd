using ControlTower.Core.Kernel;

namespace ControlTower.Core.Exceptions.Rules;

/// <summary>A lot that may not leave is a deviation from the first unit on; a recall weighs more than a hold.</summary>
public static class LotIsHeld
{
    /// <param name="when">Since when, and until when it is expected to be held; null where nobody knows.</param>
    public static Deviation Judge((string Site, string Item, string Lot) what, Quantity held, (bool Recall, string? Reason) why, (DateTimeOffset At, DateTimeOffset? Until) when) => new(
        CaseKind.QualityHold, [what.Site, what.Item, what.Lot], why.Recall ? $"Lot recalled, {held} held" : $"Lot on hold, {held} held",
        why.Recall ? Severity.High : Severity.Medium, when.At, "operations")
    {
        Site = what.Site,
        Items = [what.Item],
        Reference = what.Lot,
        Delta = -held,
        Reason = why.Reason,
        Hours = when.Until is { } until ? decimal.Round((decimal)(until - when.At).TotalHours, 2) : null,
        OpenEnded = when.Until is null,
    };
}
