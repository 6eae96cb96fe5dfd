using ControlTower.Core.Exceptions;
using ControlTower.Core.Exceptions.Rules;
using ControlTower.Core.Kernel;
using ControlTower.Core.Network;
using ControlTower.Core.Signals;
using ControlTower.Core.Tower.Runs;

namespace ControlTower.Core.Tower.News;

/// <summary>Readings of machines, held against what is needed of them.</summary>
internal static class AutomationNews
{
    public static void Follow(Turn turn, Signal signal)
    {
        var data = signal.Data;
        var (site, system) = (data.Text("site"), data.Text("system"));
        // A late reading does not tell how things are now.
        if (turn.State.Network.Automation.Find(Keys.Of(site, system)) is { } known && known.At > signal.Time) return;
        var need = data.NumberOrNull("need") is { } told ? Quantity.Of(told) : (Quantity?)null;
        var reading = new AutomationReading(site, system, data.Amount("throughputPerHour"), data.Number("availability"), need, signal.Time.ToUniversalTime());
        turn.Record(new AutomationReported(reading), signal.Time);
        if ((need ?? CapacityOf(turn.State, site)) is not { } needed) return;
        if (AutomationIsBelowNeed.Judge((site, system), reading.Effective, needed, signal.Time) is { } deviation) CaseKeeping.Find(turn, deviation, SignalToCase.Ref(signal));
        else CaseKeeping.Heal(turn, [nameof(CaseKind.AutomationBelowNeed), site, system], SignalToCase.Ref(signal), "the machine makes what is needed");
    }

    private static Quantity? CapacityOf(TowerState state, string site) => state.Network.Sites[site].Entry.Capacity is { } capacity ? Quantity.Of(capacity) : null;
}
