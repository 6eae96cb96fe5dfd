namespace ControlTower.Core.Orders.Routing;

/// <summary>Which orders are sourced how, as a planner puts it.</summary>
/// <param name="Title">For people.</param>
/// <param name="Rank">Of two policies that both fit an order the one of the lower rank applies; of equal ranks the first by id.</param>
public sealed record RoutingDocument(string Title, int Rank)
{
    /// <summary>Orders it is for; what is not told does not matter.</summary>
    public RoutingScope When { get; init; } = new();

    public SourcingTerms Sourcing { get; init; } = SourcingTerms.Standard;
}

public enum OrderType
{
    /// <summary>It is sent to its customer.</summary>
    Delivery,

    /// <summary>It is fetched in a store.</summary>
    PickUp,

    /// <summary>It is sent in the place of another.</summary>
    Replacement,
}

/// <summary>Orders that a policy is for: all that is told has to hold; of each list one entry. Names are compared as they are written.</summary>
public sealed record RoutingScope
{
    public IReadOnlyList<OrderType> OrderTypes { get; init; } = [];

    public IReadOnlyList<string> Channels { get; init; } = [];

    public IReadOnlyList<string> Customers { get; init; } = [];

    public IReadOnlyList<string> Regions { get; init; } = [];

    /// <summary>One line at least is of one of these.</summary>
    public IReadOnlyList<string> Families { get; init; } = [];

    /// <summary>0 to 9; the higher is the more urgent.</summary>
    public int PriorityAtLeast { get; init; }

    /// <summary>0 to 9.</summary>
    public int PriorityAtMost { get; init; } = 9;

    /// <summary>Placed at it or later; null for no bound.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Placed before it; null for no bound.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Placed within these hours of the day; null for all day.</summary>
    public HoursOfDay? Hours { get; init; }
}

/// <summary>From ≤ time &lt; Until on the clock of a zone; over midnight where Until is the earlier.</summary>
/// <param name="TimeZone">IANA name.</param>
public sealed record HoursOfDay(TimeOnly From, TimeOnly Until, string TimeZone)
{
    /// <summary>Where the machine does not know the zone it is UTC, as with the calendars of sites.</summary>
    public bool Contain(DateTimeOffset at)
    {
        var zone = TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out var found) ? found : TimeZoneInfo.Utc;
        return TimeOnly.FromTimeSpan(TimeZoneInfo.ConvertTime(at, zone).TimeOfDay).IsBetween(From, Until);
    }
}
