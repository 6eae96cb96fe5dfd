namespace ControlTower.Core.Network;

/// <summary>
/// When goods leave on the lanes that have a calendar or planned downtime. What is there earlier waits for the lane to open; a lane
/// that does not open within two years is taken as open, as work is that nobody does.
/// </summary>
internal sealed class LaneHours
{
    /// <summary>Beyond it no calendar is asked: UTC ticks of the year 9990.</summary>
    private static readonly long Last = new DateTime(9990, 1, 1, 0, 0, 0, DateTimeKind.Utc).Ticks;

    private static readonly long First = new DateTime(10, 1, 1, 0, 0, 0, DateTimeKind.Utc).Ticks;

    private readonly Dictionary<(int From, int To), WorkTime> hours = []; // lookup only

    private LaneHours()
    {
    }

    /// <returns>Null where every lane is always open.</returns>
    public static LaneHours? Of(NetworkState network, IReadOnlyList<LaneEntry> lanes, Func<string, int> numberOf)
    {
        LaneHours? made = null;
        foreach (var lane in lanes)
        {
            if (lane.Calendar is null && lane.Downtime is not { Count: > 0 }) continue;
            (made ??= new()).hours[(numberOf(lane.From), numberOf(lane.To))] = WorkTime.Of(lane, network.Sites[lane.From].Entry);
        }
        return made;
    }

    /// <summary>Ticks that goods wait for the lane to open which are there at an instant.</summary>
    /// <param name="at">UTC ticks.</param>
    public long Wait(int from, int to, long at)
    {
        if (!hours.TryGetValue((from, to), out var lane) || at < First || at > Last) return 0;
        return (lane.Opening(new(at, TimeSpan.Zero)) is { } open ? open.UtcTicks : at) - at;
    }

    /// <summary>Ticks that goods leave earlier than they would have to, since the lane is closed then.</summary>
    /// <param name="by">UTC ticks at which they are to have left.</param>
    public long Ahead(int from, int to, long by)
    {
        if (!hours.TryGetValue((from, to), out var lane) || by < First || by > Last) return 0;
        return by - (lane.Closing(new(by, TimeSpan.Zero)) is { } closing ? closing.UtcTicks : by);
    }
}
