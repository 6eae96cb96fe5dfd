using ControlTower.Core.Network;

namespace ControlTower.Tests.Tower;

/// <summary>
/// When goods are where, once more by other means: the earliest arrival by repeating all lanes until nothing changes, whether a lane is
/// open by looking at each hour. Hours since the start; calendars and downtime on whole hours, in UTC.
/// </summary>
internal sealed class PlainArrivals(NetworkDocument network)
{
    private const int MostHours = 731 * 24;

    private readonly Dictionary<(string From, decimal At), Dictionary<string, decimal>> known = [];

    public bool HasHours { get; } = network.Lanes!.Any(lane => lane.Calendar is not null || lane.Downtime is not null);

    public decimal? At(string from, decimal at, string to)
    {
        if (!known.TryGetValue((from, at), out var there)) known[(from, at)] = there = All(from, at);
        return there.TryGetValue(to, out var arrival) ? arrival : null;
    }

    private Dictionary<string, decimal> All(string from, decimal at)
    {
        var there = new Dictionary<string, decimal> { [from] = at };
        for (var changed = true; changed;)
        {
            changed = false;
            foreach (var lane in network.Lanes!.Where(lane => there.ContainsKey(lane.From)))
            {
                var arrival = Leaves(lane, there[lane.From]) + lane.LeadTimeHours;
                if (there.TryGetValue(lane.To, out var before) && before <= arrival) continue;
                there[lane.To] = arrival;
                changed = true;
            }
        }
        return there;
    }

    private static decimal Leaves(LaneEntry lane, decimal at)
    {
        for (var (hour, tried) = (at, 0); tried < MostHours; hour = decimal.Floor(hour) + 1, tried++) if (Open(lane, Scene.Start.AddHours((double)hour))) return hour;
        return at;
    }

    private static bool Open(LaneEntry lane, DateTimeOffset at)
    {
        if (lane.Downtime?.Any(down => down.From <= at && at < down.Until) == true) return false;
        if (lane.Calendar is not { } calendar) return true;
        var today = DateOnly.FromDateTime(at.UtcDateTime);
        return new[] { today.AddDays(-1), today }.Where(day => calendar.Closed?.Contains(day) != true).Any(day => calendar.Shifts.Where(shift => shift.Days.Contains(day.DayOfWeek)).Any(shift =>
        {
            var (from, until) = (day.ToDateTime(shift.From), day.ToDateTime(shift.Until));
            if (until <= from) until = until.AddDays(1);
            return from <= at.UtcDateTime && at.UtcDateTime < until;
        }));
    }
}
