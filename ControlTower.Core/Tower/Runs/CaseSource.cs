using ControlTower.Core.Exceptions;
using ControlTower.Core.Kernel;
using ControlTower.Core.Network;
using ControlTower.Core.Protocols.Conditions;

namespace ControlTower.Core.Tower.Runs;

/// <summary>Answers what conditions ask about one case at one time, from the state as it stands.</summary>
internal sealed class CaseSource : ICaseSource
{
    private readonly TowerState state;
    private readonly ExceptionCase one;
    private readonly DateTimeOffset now;
    private readonly TowerRules rules;

    private CaseSource(TowerState state, ExceptionCase one, DateTimeOffset now, TowerRules rules) => (this.state, this.one, this.now, this.rules) = (state, one, now, rules);

    private Site? Place => one.Deviation.Site is { } site ? state.Network.Sites.Find(site) : null;

    private Site? OtherPlace => one.Deviation.OtherSite is { } site ? state.Network.Sites.Find(site) : null;

    public static CaseFields FieldsOf(TowerState state, ExceptionCase one, DateTimeOffset now, TowerRules rules) => new(Camel(one.Deviation.Kind), new CaseSource(state, one, now, rules))
    {
        Sites = [.. one.Deviation.Sites.Distinct()],
        Items = one.Deviation.Items,
    };

    public decimal? Number(string field) => field switch
    {
        // Routine work disrupts nothing.
        ConditionFields.DisruptionHours => one.Deviation.Kind == CaseKind.Routine ? null : one.DisruptionHours(now),
        ConditionFields.SurgePercent => one.Deviation.Percent,
        "differenceUnits" => one.Deviation.Delta is { } delta ? Math.Abs(delta.Units) : null,
        "case.ageHours" => Hours(one.DetectedAt, now),
        "itemCount" => one.Deviation.Items.Count,
        "distance" => PlaceDistance.Km(state.Network, Place, OtherPlace),
        "site.tier" => Place?.Entry.Tier,
        "workingTime" => Place is { } site ? WorkTime.Of(site.Entry).IsOpen(now) ? 1 : 0 : null,
        "localTime" => (decimal)Math.Floor(Local.TimeOfDay.TotalMinutes) / 60m,
        _ => OfImpact(field),
    };

    public string? Text(string field) => field switch
    {
        "case.kind" => Camel(one.Deviation.Kind),
        "case.severity" => Camel(one.Severity),
        "case.urgency" => Camel(one.Urgency),
        "case.priority" => Camel(one.Priority),
        "case.function" => one.Deviation.Function,
        "case.reason" => one.Deviation.Reason,
        "item.id" => one.Deviation.Items.Count > 0 ? one.Deviation.Items[0] : null,
        "item.family" => one.Deviation.Items.Count > 0 ? state.Network.Items.Find(one.Deviation.Items[0])?.Entry.Family : null,
        "site.id" => one.Deviation.Site,
        "site.kind" => Place is { } site ? Camel(site.Kind) : null,
        "site.region" => Place?.Entry.Region,
        "site.partner" => Place?.Entry.Partner,
        "otherSite.id" => one.Deviation.OtherSite,
        "otherSite.kind" => OtherPlace is { } other ? Camel(other.Kind) : null,
        "weekday" => Local.DayOfWeek.ToString()[..3].ToLowerInvariant(),
        _ => null,
    };

    public decimal Over(string function, decimal hours, string protocol)
    {
        var from = now.AddTicks(-(long)(hours * TimeSpan.TicksPerHour));
        return function switch
        {
            "casesOpened" => Opened(from, kind => kind == one.Deviation.Kind),
            "delays" => Opened(from, kind => kind is CaseKind.SupplierDelay or CaseKind.SupplierDown),
            "spent" => Automatic(from, protocol).Where(cost => cost.Currency == rules.Currency).Sum(cost => cost.Amount),
            "actions" => Automatic(from, protocol).Count(),
            _ => 0,
        };
    }

    private decimal? OfImpact(string field)
    {
        var impact = one.Impact ?? Impact.None;
        return field switch
        {
            ConditionFields.OrdersAtRisk => impact.Orders,
            "linesAtRisk" => impact.Lines,
            "customersAtRisk" => impact.Customers,
            "valueAtRisk" => impact.Value.Where(amount => amount.Currency == rules.Currency).Sum(amount => amount.Amount),
            "costPerHour" => (impact.CostPerHour ?? []).Where(part => part.Amount.Currency == rules.Currency).Sum(part => part.Amount.Amount),
            "hoursToBreak" => impact.By is { } by ? Math.Max(0, Hours(now, by)) : null,
            "stopHours" => (impact.Stops ?? []).Sum(stop => stop.Hours),
            "sitesAffected" => impact.Sites.Count,
            _ => null,
        };
    }

    private decimal Opened(DateTimeOffset from, Func<CaseKind, bool> meant) =>
        state.Exceptions.Open.Values.Concat(state.Exceptions.Resolved.Values)
            .Count(other => other.DetectedAt >= from && meant(other.Deviation.Kind) && other.Deviation.Site == one.Deviation.Site);

    private IEnumerable<Money> Automatic(DateTimeOffset from, string protocol) => state.Protocols.Automatic.FromKey(Keys.Part(from))
        .Where(pair => state.Protocols.Runs.Find(pair.Key[(pair.Key.IndexOf(Keys.Separator) + 1)..])?.Protocol == protocol).Select(pair => pair.Value);

    private DateTime Local => Place?.Entry.TimeZone is { } name && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? TimeZoneInfo.ConvertTime(now, zone).DateTime : now.UtcDateTime;

    private static decimal Hours(DateTimeOffset from, DateTimeOffset until) => (until - from).Ticks / (decimal)TimeSpan.TicksPerHour;

    internal static string Camel<T>(T value)
        where T : struct, Enum
    {
        var name = value.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }
}
