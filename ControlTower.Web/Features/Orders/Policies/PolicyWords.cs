using ControlTower.Core.Orders.Routing;
using ControlTower.Web.Shared.Formats;

namespace ControlTower.Web.Features.Orders.Policies;

/// <summary>A policy in a line: which orders, and how they are sourced.</summary>
public static class PolicyWords
{
    public static string Of(RoutingScope when)
    {
        List<string> parts = [];
        if (when.OrderTypes.Count > 0) parts.Add(string.Join(" or ", when.OrderTypes.Select(Of)));
        Add(parts, "channel", when.Channels);
        Add(parts, "customer", when.Customers);
        Add(parts, "region", when.Regions);
        Add(parts, "family", when.Families);
        if (when.PriorityAtLeast > 0 || when.PriorityAtMost < 9) parts.Add(when.PriorityAtLeast == when.PriorityAtMost ? $"priority {when.PriorityAtMost}" : $"priority {when.PriorityAtLeast}–{when.PriorityAtMost}");
        if (when.Hours is { } hours) parts.Add($"placed {hours.From:HH:mm}–{hours.Until:HH:mm} {hours.TimeZone}");
        return parts.Count == 0 ? "all" : string.Join(", ", parts);
    }

    public static string Of(SourcingTerms terms)
    {
        List<string> parts = [];
        if (terms.MaxShipmentsPerOrder is { } most) parts.Add(most == 1 ? "from one site" : $"from up to {NumberFormat.Text(most)} sites");
        if (!terms.AllowLineSplit) parts.Add("lines whole");
        if (!terms.AllowPartial) parts.Add("all or nothing");
        Add(parts, "rather from", terms.PreferredSites);
        if (terms.MaxDistanceKm is { } far) parts.Add($"within {NumberFormat.Text(far)} km");
        if (terms.SplitPenalty != SourcingTerms.Standard.SplitPenalty) parts.Add($"a split costs {terms.SplitPenalty:0.##}");
        if (terms.SplitSavesHours is { } sooner) parts.Add($"split only {sooner:0.##} h sooner");
        if (terms.SplitCostsAtMost is { } dearer) parts.Add($"split for {dearer:0.##} at most");
        if (terms.CarbonPricePerTonne is { } carbon) parts.Add($"a tonne of CO₂ {carbon:0.##}");
        if (terms.Cartons is { Count: > 0 } cartons) parts.Add($"{NumberFormat.Text(cartons.Count)} {(cartons.Count == 1 ? "type" : "types")} of carton");
        if (terms.LatenessPenaltyPerHour is { } late) parts.Add($"an hour late {late:0.##}");
        if (terms.AgeCreditPerUnitDay > 0) parts.Add("older stock first");
        if (terms.ThrottleShare < 1) parts.Add($"to {terms.ThrottleShare:P0} of a day");
        return parts.Count == 0 ? "from where it costs least" : string.Join(", ", parts);
    }

    public static string Of(OrderType type) => type switch
    {
        OrderType.PickUp => "pick-up",
        OrderType.Replacement => "replacements",
        _ => "delivery",
    };

    private static void Add(List<string> parts, string what, IReadOnlyList<string> names)
    {
        if (names.Count > 0) parts.Add($"{what} {string.Join(" or ", names.Take(3))}{(names.Count > 3 ? $" and {names.Count - 3} more" : "")}");
    }
}
