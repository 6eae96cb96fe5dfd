using ControlTower.Core.Exceptions;
using ControlTower.Core.Kernel;
using ControlTower.Core.Signals;

namespace ControlTower.Core.Tower;

/// <summary>A withdrawn signal takes back what it alone opened; what others feed as well stays.</summary>
internal static class Retraction
{
    public static void Follow(Turn turn, Signal signal)
    {
        var source = SourceOf(signal);
        var reason = signal.Data.TextOrNull("reason");
        var withdrawn = Keys.Of(source, signal.Data.Text("id"));
        turn.Record(new SignalWithdrawn(source, signal.Data.Text("id"), reason), signal.Time);
        foreach (var one in turn.State.Exceptions.Open.Values.Where(one => one.Signals.Contains(withdrawn) && AreAllWithdrawn(turn, one)).ToList())
        {
            var because = $"its signal was withdrawn{(reason is null ? "" : $": {reason}")}";
            CaseToRun.Withdraw(turn, one.Id, because);
            turn.Conclude(new CaseResolved(one.Id, because));
        }
    }

    /// <summary>Whose signal is withdrawn: the sender's own, where nothing else is told.</summary>
    public static string SourceOf(Signal signal) => signal.Data.TextOrNull("source") is { } told ? PartnerSources.Beside(signal.Source, told) : signal.Source;

    /// <summary>Where so many fed it that not all are kept, it stands on its own.</summary>
    private static bool AreAllWithdrawn(Turn turn, ExceptionCase one) => one.Signals.Count < ExceptionCase.SignalsKept && one.Signals.All(fed => IsWithdrawn(turn, fed));

    private static bool IsWithdrawn(Turn turn, string signal) => turn.State.Signals.Seen.TryFind(signal, out var seen) && seen!.Withdrawn;
}
