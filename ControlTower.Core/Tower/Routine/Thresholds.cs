using ControlTower.Core.Protocols;

namespace ControlTower.Core.Tower.Routine;

/// <summary>A limit counts when it is passed, not as long as it is.</summary>
internal static class Thresholds
{
    /// <returns>True where it is passed now and was not before.</returns>
    public static bool Pass(Turn turn, ProtocolVersion version, IReadOnlyList<string> about, (decimal Value, bool IsBeyond) now)
    {
        var id = version.Document.Id;
        var was = turn.State.Protocols.IsBeyond(id, about);
        if (now.IsBeyond && !was) turn.Conclude(new ThresholdCrossed(id, about, now.Value));
        if (!now.IsBeyond && was) turn.Conclude(new ThresholdRecovered(id, about, now.Value));
        return now.IsBeyond && !was;
    }
}
