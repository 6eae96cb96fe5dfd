using ControlTower.Core.Journal;
using ControlTower.Core.Kernel;

namespace ControlTower.Core.Protocols;

/// <summary>What starts routine work, as it changes with each fact: when schedules are due, and which limits are passed.</summary>
internal static class TriggerApply
{
    /// <param name="before">What the protocol, where one was published, was until then.</param>
    public static ProtocolState Apply(ProtocolState before, ProtocolState state, Fact fact) => fact.Body switch
    {
        ProtocolPublished published => Publish(before, state, (published.Document.Id, fact.RecordedAt)),
        ScheduleFired fired => state with { Schedules = state.Schedules.With(fired.Protocol, NextOf(state, fired.Protocol, fact.RecordedAt)) },
        ThresholdCrossed crossed => state with { Beyond = state.Beyond.Set(KeyOf(crossed.Protocol, crossed.About), true) },
        ThresholdRecovered recovered => state with { Beyond = state.Beyond.Remove(KeyOf(recovered.Protocol, recovered.About)) },
        _ => state,
    };

    public static string KeyOf(string protocol, IReadOnlyList<string> about) => string.Join(Keys.Separator, [protocol, .. about]);

    /// <summary>A limit that is another now is looked at anew.</summary>
    private static ProtocolState Publish(ProtocolState before, ProtocolState state, (string Protocol, DateTimeOffset At) what)
    {
        var (was, now) = (before.Published.Find(what.Protocol)?.Document.Trigger, state.Published.Find(what.Protocol)?.Document.Trigger);
        var due = was?.Schedule == now?.Schedule && before.Schedules.ById.TryGetValue(what.Protocol, out var known) && known > what.At && IsLive(state, what.Protocol) ? known : NextOf(state, what.Protocol, what.At);
        var next = state with { Schedules = state.Schedules.With(what.Protocol, due) };
        if (was is null || (was.Kpi == now?.Kpi && was.Stock == now?.Stock)) return next;
        return next with { Beyond = state.Beyond.WithPrefix(Keys.Prefix(what.Protocol)).Aggregate(state.Beyond, (kept, pair) => kept.Remove(pair.Key)) };
    }

    /// <summary>Null where no schedule starts it.</summary>
    private static DateTimeOffset? NextOf(ProtocolState state, string protocol, DateTimeOffset after) =>
        IsLive(state, protocol) && state.Published[protocol].Document.Trigger.Schedule is { } schedule ? ScheduleTimes.Next(schedule, after) : null;

    private static bool IsLive(ProtocolState state, string protocol) => state.Published.Find(protocol)?.Document.Mode == ProtocolMode.Live;
}
