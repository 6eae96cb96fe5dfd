using ControlTower.Core.Orders.Cartons;
using ControlTower.Core.Orders.Routing;
using ControlTower.Core.Orders.Sourcing.Problem;

namespace ControlTower.Web.Features.Orders.Policies;

/// <summary>A policy under the hands of whoever writes it; names of several things stand apart by commas.</summary>
public sealed class PolicyDraft
{
    public string Id { get; set; } = "";
    public string Title { get; set; } = "";
    public int Rank { get; set; } = 100;
    public string? Type { get; set; }
    public string Channels { get; set; } = "";
    public string Customers { get; set; } = "";
    public string Regions { get; set; } = "";
    public string Families { get; set; } = "";
    public int AtLeast { get; set; }
    public int AtMost { get; set; } = 9;
    public TimeOnly? HoursFrom { get; set; }
    public TimeOnly? HoursUntil { get; set; }
    public string Zone { get; set; } = "UTC";
    public int? MaxShipments { get; set; }
    public bool AllowLineSplit { get; set; } = true;
    public bool AllowPartial { get; set; } = true;
    public decimal SplitPenalty { get; set; } = SourcingTerms.Standard.SplitPenalty;
    public decimal? SplitSaves { get; set; }
    public decimal? SplitCosts { get; set; }
    public decimal? CarbonPrice { get; set; }
    public decimal? CarbonGrams { get; set; }
    public decimal? HourLate { get; set; }
    public decimal AgeCredit { get; set; }
    public decimal Balance { get; set; } = SourcingTerms.Standard.BalanceWeight;
    public decimal ThrottlePercent { get; set; } = 100;
    public decimal KeepsHours { get; set; }
    public decimal? MaxDistanceKm { get; set; }
    public bool DistanceGives { get; set; }
    public bool PromiseGives { get; set; }
    public string Preferred { get; set; } = "";

    /// <summary>What the form does not show is kept as it was.</summary>
    private IReadOnlyList<CartonType>? cartons;

    /// <summary>Bounds in time that the form does not show, kept as they were.</summary>
    private (DateTimeOffset? From, DateTimeOffset? Until) season;

    public static PolicyDraft Of(RoutingPolicy policy)
    {
        var (when, sourcing) = (policy.Newest.Document.When, policy.Newest.Document.Sourcing);
        return new()
        {
            Id = policy.Id,
            Title = policy.Newest.Document.Title,
            Rank = policy.Newest.Document.Rank,
            Type = when.OrderTypes is [var only] ? only.ToString() : null,
            Channels = Joined(when.Channels),
            Customers = Joined(when.Customers),
            Regions = Joined(when.Regions),
            Families = Joined(when.Families),
            AtLeast = when.PriorityAtLeast,
            AtMost = when.PriorityAtMost,
            HoursFrom = when.Hours?.From,
            HoursUntil = when.Hours?.Until,
            Zone = when.Hours?.TimeZone ?? "UTC",
            cartons = sourcing.Cartons,
            season = (when.From, when.Until),
            MaxShipments = sourcing.MaxShipmentsPerOrder,
            AllowLineSplit = sourcing.AllowLineSplit,
            AllowPartial = sourcing.AllowPartial,
            SplitPenalty = sourcing.SplitPenalty,
            SplitSaves = sourcing.SplitSavesHours,
            SplitCosts = sourcing.SplitCostsAtMost,
            CarbonPrice = sourcing.CarbonPricePerTonne,
            CarbonGrams = sourcing.CarbonGramsPerTonneKm,
            HourLate = sourcing.LatenessPenaltyPerHour,
            AgeCredit = sourcing.AgeCreditPerUnitDay,
            Balance = sourcing.BalanceWeight,
            ThrottlePercent = sourcing.ThrottleShare * 100,
            KeepsHours = sourcing.KeepsHours,
            MaxDistanceKm = sourcing.MaxDistanceKm,
            DistanceGives = sourcing.Soft.Contains(SoftConstraint.Distance),
            PromiseGives = sourcing.Soft.Contains(SoftConstraint.Promise),
            Preferred = Joined(sourcing.PreferredSites),
        };
    }

    public RoutingDocument Document() => new(Title.Trim(), Rank)
    {
        When = new()
        {
            OrderTypes = Enum.TryParse<OrderType>(Type, out var type) ? [type] : [],
            Channels = Names(Channels),
            Customers = Names(Customers),
            Regions = Names(Regions),
            Families = Names(Families),
            PriorityAtLeast = AtLeast,
            PriorityAtMost = AtMost,
            From = season.From,
            Until = season.Until,
            Hours = HoursFrom is { } from && HoursUntil is { } until ? new(from, until, Zone.Trim()) : null,
        },
        Sourcing = new()
        {
            MaxShipmentsPerOrder = MaxShipments,
            AllowLineSplit = AllowLineSplit,
            AllowPartial = AllowPartial,
            SplitPenalty = SplitPenalty,
            Cartons = cartons,
            SplitSavesHours = SplitSaves,
            SplitCostsAtMost = SplitCosts,
            CarbonPricePerTonne = CarbonPrice,
            CarbonGramsPerTonneKm = CarbonGrams,
            LatenessPenaltyPerHour = HourLate,
            AgeCreditPerUnitDay = AgeCredit,
            BalanceWeight = Balance,
            ThrottleShare = ThrottlePercent / 100,
            KeepsHours = KeepsHours,
            MaxDistanceKm = MaxDistanceKm,
            Soft = [.. Soft()],
            PreferredSites = Names(Preferred),
        },
    };

    private IEnumerable<SoftConstraint> Soft()
    {
        if (PromiseGives) yield return SoftConstraint.Promise;
        if (DistanceGives && MaxDistanceKm is not null) yield return SoftConstraint.Distance;
        if (Names(Preferred).Count > 0) yield return SoftConstraint.PreferredSites;
    }

    private static List<string> Names(string text) => [.. text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    private static string Joined(IReadOnlyList<string> names) => string.Join(", ", names);
}
