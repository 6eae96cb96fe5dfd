using ControlTower.Core.Exceptions;
using ControlTower.Core.Kernel;
using ControlTower.Core.Network;
using ControlTower.Core.Signals;
using ControlTower.Core.Tower.Finance;
using ControlTower.Core.Tower.Runs;

namespace ControlTower.Core.Tower.News;

/// <summary>A withdrawn signal takes back what it alone opened; what others feed as well stays.</summary>
internal static class Retraction
{
    public static void Follow(Turn turn, Signal signal)
    {
        var source = SourceOf(signal);
        var reason = signal.Data.TextOrNull("reason");
        var withdrawn = Keys.Of(source, signal.Data.Text("id"));
        turn.Record(new SignalWithdrawn(source, signal.Data.Text("id"), reason), signal.Time);
        InvoiceWithdrawing.Follow(turn, (withdrawn, signal.Time), $"its signal was withdrawn{(reason is null ? "" : $": {reason}")}");
        foreach (var one in turn.State.Exceptions.Open.Values.Where(one => one.Signals.Contains(withdrawn) && AreAllWithdrawn(turn, one)).ToList())
        {
            var because = $"its signal was withdrawn{(reason is null ? "" : $": {reason}")}";
            TakeBack(turn, one.Deviation);
            CaseToRun.Withdraw(turn, one.Id, because);
            turn.Conclude(new CaseResolved(one.Id, because));
        }
    }

    /// <summary>What nobody tells any more does not hold any more.</summary>
    private static void TakeBack(Turn turn, Deviation deviation)
    {
        if (deviation.Site is not { } site) return;
        var network = turn.State.Network;
        if (deviation is { Kind: CaseKind.LaneCondition, OtherSite: { } to } && network.LaneConditions.ContainsKey(Keys.Of(site, to))) turn.Record(new LaneConditionEnded(site, to));
        if (deviation.Kind == CaseKind.QualityHold) LotNews.TakeBack(turn, deviation);
        if (deviation.Kind is CaseKind.CapacityDrop && network.CapacityShares.ContainsKey(site)) turn.Record(new SiteCapacityRestored(site));
        if (deviation.Kind is not (CaseKind.SiteDown or CaseKind.SupplierDown) || !network.Outages.ContainsKey(site)) return;
        turn.Record(new SiteCameUp(site));
        CapacityNews.CameUp(turn, site);
    }

    /// <summary>Whose signal is withdrawn: the sender's own, where nothing else is told.</summary>
    public static string SourceOf(Signal signal) => signal.Data.TextOrNull("source") is { } told ? PartnerSources.Beside(signal.Source, told) : signal.Source;

    /// <summary>Where so many fed it that not all are kept, it stands on its own.</summary>
    private static bool AreAllWithdrawn(Turn turn, ExceptionCase one) => one.Signals.Count < ExceptionCase.SignalsKept && one.Signals.All(fed => IsWithdrawn(turn, fed));

    private static bool IsWithdrawn(Turn turn, string signal) => turn.State.Signals.Seen.TryFind(signal, out var seen) && seen!.Withdrawn;
}
