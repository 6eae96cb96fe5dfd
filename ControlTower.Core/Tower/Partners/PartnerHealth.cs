using ControlTower.Core.Exceptions;
using ControlTower.Core.Exceptions.Rules;
using ControlTower.Core.Orders;
using ControlTower.Core.Tower.Runs;

namespace ControlTower.Core.Tower.Partners;

/// <summary>Looks at a supplier or carrier when it delivered or confirmed: a score that falls past the threshold is a case, until it has risen well above it.</summary>
internal static class PartnerHealth
{
    /// <summary>Points above the threshold at which a case heals, so that it does not open and close with each delivery.</summary>
    private const int Above = 5;

    /// <param name="movement">As it was before it arrived.</param>
    public static void Delivered(Turn turn, Movement movement)
    {
        if (turn.State.Orders.Suppliers.ContainsKey(movement.From)) Judge(turn, movement.From, PartnerFigures.Of(turn.State.Orders.SupplierRecord(movement.From)), CaseKind.SupplierHealth);
        if (movement.Carrier is { } carrier) Judge(turn, carrier, PartnerFigures.Of(turn.State.Orders.CarrierRecord(carrier)), CaseKind.CarrierHealth);
    }

    public static void Confirmed(Turn turn, Movement order) => Judge(turn, order.From, PartnerFigures.Of(turn.State.Orders.SupplierRecord(order.From)), CaseKind.SupplierHealth);

    private static void Judge(Turn turn, string id, PartnerFigures figures, CaseKind kind)
    {
        var known = turn.State.Exceptions.OpenAbout(kind, id);
        var threshold = turn.Rules.HealthThreshold;
        if (PartnerIsUnhealthy.Judge(kind, id, (figures.Score, figures.OnTime.Total), threshold, turn.Now) is { } deviation)
        {
            // The same score is no news.
            if (known?.Deviation.Title == deviation.Title && known.Status != CaseStatus.ReturnedToNormal) return;
            CaseKeeping.Find(turn, known is null ? deviation : deviation with { BeganAt = known.Deviation.BeganAt }, null);
        }
        else if (known is not null && figures.Score >= threshold + Above)
        {
            CaseKeeping.Heal(turn, [kind.ToString(), id], null, $"its health is {figures.Score} again");
        }
    }
}
