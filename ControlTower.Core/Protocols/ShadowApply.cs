using ControlTower.Core.Journal;
using ControlTower.Core.Kernel;

namespace ControlTower.Core.Protocols;

/// <summary>How versions in the shadow, and what they would have done, change with each fact.</summary>
internal static class ShadowApply
{
    /// <param name="before">As it was before the fact.</param>
    public static ProtocolState Apply(ProtocolState before, ProtocolState state, Fact fact) => fact.Body switch
    {
        ProtocolPublished published => Publish(before, state, published),
        ShadowStarted started => Start(state, started, fact.RecordedAt),
        ShadowRecorded recorded => Record(state, recorded, fact.RecordedAt),
        ShadowCompared compared => Compare(state, compared, fact.RecordedAt),
        ShadowEnded ended => Forget(state, ended.Protocol) with { Shadows = state.Shadows.Remove(ended.Protocol) },
        ShadowPromotionRequested asked => state with { Promotions = state.Promotions.Set(asked.Protocol, new(fact.Actor, fact.RecordedAt, asked.Reason)) },
        _ => state,
    };

    /// <summary>In the shadow it lives beside the live version of the same id; any other takes the place of both.</summary>
    private static ProtocolState Publish(ProtocolState before, ProtocolState state, ProtocolPublished published)
    {
        var id = published.Document.Id;
        var next = Forget(state, id);
        if (published.Document.Mode != ProtocolMode.Shadow || before.Published.Find(id) is not { Document.Mode: ProtocolMode.Live }) return next with { Shadows = state.Shadows.Remove(id) };
        return next with { Published = before.Published, Shadows = state.Shadows.Set(id, state.Published[id]) };
    }

    /// <summary>What was not compared yet never will be.</summary>
    private static ProtocolState Forget(ProtocolState state, string protocol)
    {
        var next = state with { Promotions = state.Promotions.Remove(protocol) };
        foreach (var id in state.ShadowsOfCase.Values.Where(id => state.ShadowDecisions[id].Protocol == protocol).ToList()) next = Closed(next, state.ShadowDecisions[id]);
        return next;
    }

    private static ProtocolState Start(ProtocolState state, ShadowStarted started, DateTimeOffset at)
    {
        var tally = state.ShadowTallies.Find(started.Protocol);
        var own = state.ShadowsOf(started.Protocol).Select(one => one.Id).ToList();
        foreach (var old in own.Count < ProtocolState.ShadowsKept ? [] : own.Take(own.Count - ProtocolState.ShadowsKept + 1).ToList())
        {
            state = Closed(state, state.ShadowDecisions[old]);
            state = state with { ShadowDecisions = state.ShadowDecisions.Remove(old) };
        }
        return state with
        {
            ShadowDecisions = state.ShadowDecisions.Set(started.Shadow, new(started.Shadow, started.Case, started.Protocol, started.Version, at)),
            ShadowWeighing = state.ShadowWeighing.Set(started.Shadow, true),
            ShadowsOfCase = state.ShadowsOfCase.Set(Keys.Of(started.Case, started.Shadow), started.Shadow),
            ShadowTallies = state.ShadowTallies.Set(started.Protocol, tally?.Version == started.Version ? tally with { Number = tally.Number + 1 } : new(started.Version, (tally?.Number ?? 0) + 1, 0, 0, 0)),
        };
    }

    private static ProtocolState Record(ProtocolState state, ShadowRecorded recorded, DateTimeOffset at)
    {
        if (state.ShadowDecisions.Find(recorded.Shadow) is not { } one) return state;
        var next = one with { RecordedAt = at, Level = recorded.Level, Would = recorded.Would, Functions = recorded.Functions, Option = recorded.Option, Because = recorded.Because };
        return Tallied(state with { ShadowDecisions = state.ShadowDecisions.Set(one.Id, next), ShadowWeighing = state.ShadowWeighing.Remove(one.Id) }, one, tally => tally with { Recorded = tally.Recorded + 1 });
    }

    private static ProtocolState Compare(ProtocolState state, ShadowCompared compared, DateTimeOffset at)
    {
        if (state.ShadowDecisions.Find(compared.Shadow) is not { } one) return state;
        var next = one with { ComparedAt = at, Run = compared.Run, Differs = compared.Differs };
        var closed = Closed(state with { ShadowDecisions = state.ShadowDecisions.Set(one.Id, next) }, one);
        return Tallied(closed, one, tally => compared.Differs.Count == 0 ? tally with { Agreed = tally.Agreed + 1 } : tally with { Differing = tally.Differing + 1 });
    }

    private static ProtocolState Closed(ProtocolState state, ShadowDecision one) =>
        state with { ShadowWeighing = state.ShadowWeighing.Remove(one.Id), ShadowsOfCase = state.ShadowsOfCase.Remove(Keys.Of(one.Case, one.Id)) };

    private static ProtocolState Tallied(ProtocolState state, ShadowDecision one, Func<ShadowTally, ShadowTally> change) =>
        state.ShadowTallies.Find(one.Protocol) is { } tally && tally.Version == one.Version ? state with { ShadowTallies = state.ShadowTallies.Set(one.Protocol, change(tally)) } : state;
}
