using ControlTower.Core.Kernel;
using ControlTower.Core.Orders.Lifecycle;
using ControlTower.Core.Orders.Sourcing.Answer;
using ControlTower.Core.Tower.Fulfilment;
using ControlTower.Core.Tower.Routing;

namespace ControlTower.Web.Api;

/// <summary>Why an order is served as it is: the newest decision, and those before it that other units of it stand by.</summary>
/// <param name="Decision">The fact in the journal.</param>
/// <param name="By">policy, batch, customer (who fetches it there), person, or told (a record system said so).</param>
/// <param name="Actor">Who asked for it; the system where the tower looked by itself.</param>
/// <param name="Policy">Null where nothing was found.</param>
public sealed record OrderWhyShape(string Id, long Decision, DateTimeOffset DecidedAt, SiteChoice By, string Actor, string? Reason, string? Policy, Money? Cost)
{
    /// <summary>By site, as they were promised then.</summary>
    public IReadOnlyList<SourcingPart> Shipments { get; init; } = [];

    /// <summary>What held at first and was dropped, since units would have waited otherwise.</summary>
    public IReadOnlyList<string> Dropped { get; init; } = [];

    /// <summary>Orders that were decided together with it.</summary>
    public int Together { get; init; }

    /// <summary>What the policy would have found for the order alone.</summary>
    public SourcingNote? Best { get; init; }

    /// <summary>What it would have found without the site that serves most of the best.</summary>
    public SourcingNote? RunnerUp { get; init; }

    /// <summary>What counts beside the cost of the best, and of the runner-up: the age of stock that leaves, and the load of sites.</summary>
    public Weighed? Weighed { get; init; }

    public Weighed? RunnerUpWeighed { get; init; }

    public Money? CostsMore { get; init; }

    public double LowerBound { get; init; }

    public bool Proven { get; init; }

    public IReadOnlyList<WhyOfLine> Lines { get; init; } = [];

    public IReadOnlyList<BindingConstraint> Binding { get; init; } = [];

    /// <summary>Why it was not split further.</summary>
    public IReadOnlyList<BrokenRule> NotSplit { get; init; } = [];

    /// <summary>Earlier decisions, the newest first.</summary>
    public IReadOnlyList<OrderWhyShape> Earlier { get; init; } = [];

    /// <param name="whys">The newest first, at least one.</param>
    public static OrderWhyShape Of(IReadOnlyList<SourcingWhy> whys) => Of(whys[0]) with { Earlier = [.. whys.Skip(1).Select(Of)] };

    private static OrderWhyShape Of(SourcingWhy why) => new(
        why.Order, why.Decision, why.At, why.Choice, why.Actor, why.Reason, why.Note?.Policy, why.Note?.Cost)
    {
        Shipments = why.Note?.Shipments ?? [],
        Dropped = why.Note?.Dropped ?? [],
        Together = why.Note?.Together ?? 0,
        Best = why.Best,
        RunnerUp = why.RunnerUp,
        Weighed = Told(why.Weighed),
        RunnerUpWeighed = Told(why.RunnerUpWeighed),
        CostsMore = why.CostsMore,
        LowerBound = SourcingShape.Amount(why.LowerBound),
        Proven = why.Proven,
        Lines = [.. why.Lines.Select(line => line with { Margin = Amount(line.Margin), UnfilledPenaltyPerUnit = Amount(line.UnfilledPenaltyPerUnit) })],
        Binding = why.Binding,
        NotSplit = why.NotSplit,
    };

    private static double? Amount(double? amount) => amount is { } known ? SourcingShape.Amount(known) : null;

    private static Weighed? Told(Weighed? weighed) => weighed is null ? null : new(SourcingShape.Amount(weighed.AgeCredit), SourcingShape.Amount(weighed.Load));
}
