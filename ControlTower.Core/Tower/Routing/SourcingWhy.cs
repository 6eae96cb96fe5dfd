using ControlTower.Core.Kernel;
using ControlTower.Core.Orders.Lifecycle;
using ControlTower.Core.Orders.Sourcing.Answer;
using ControlTower.Core.Tower.Fulfilment;

namespace ControlTower.Core.Tower.Routing;

/// <summary>Why units of an order are served as they are, on the state in which that was decided.</summary>
/// <param name="Decision">The fact in the journal.</param>
/// <param name="Actor">Who asked; the system where the tower looked by itself.</param>
/// <param name="Note">Null where nothing was found.</param>
public sealed record SourcingWhy(string Order, long Decision, DateTimeOffset At, string Actor, string? Reason, SourcingNote? Note)
{
    public SiteChoice Choice { get; init; }

    /// <summary>What the policy would have found alone, in the same state; null where it would have found nothing.</summary>
    public SourcingNote? Best { get; init; }

    /// <summary>What made <see cref="Best"/> the best beside its cost.</summary>
    public Weighed? Weighed { get; init; }

    /// <summary>What it would have found without the site that serves most of the best; null where the order would then not be served as far.</summary>
    public SourcingNote? RunnerUp { get; init; }

    public Weighed? RunnerUpWeighed { get; init; }

    /// <summary>What the decision costs beyond the best that the policy would have found alone; null where one of both is missing.</summary>
    public Money? CostsMore { get; init; }

    /// <summary>No way costs less under the constraints that hold; in the currency of the tower, over the portions that are explained.</summary>
    public double LowerBound { get; init; }

    public bool Proven { get; init; }

    public IReadOnlyList<WhyOfLine> Lines { get; init; } = [];

    public IReadOnlyList<BindingConstraint> Binding { get; init; } = [];

    /// <summary>Why it was not split further, though that would have cost less by what the policy weighs.</summary>
    public IReadOnlyList<BrokenRule> NotSplit { get; init; } = [];
}

/// <summary>Who or what said which sites serve it.</summary>
public enum SiteChoice
{
    /// <summary>The policy, for the order alone.</summary>
    Policy,

    /// <summary>The policy, for many orders together.</summary>
    Batch,

    /// <summary>The customer, who fetches it there.</summary>
    Customer,

    Person,

    /// <summary>A record system told that it is served from there.</summary>
    Told,
}

/// <param name="Chosen">The site that serves most of the line; null where it waits.</param>
/// <param name="Best">The site that the policy would choose; it differs from the chosen one where a person chose, or orders were decided together.</param>
public sealed record WhyOfLine(string Line, string Item, Quantity Quantity, string? Chosen, string? Best)
{
    /// <summary>Who would serve it if the best had nothing of its item; null where it would wait.</summary>
    public string? RunnerUp { get; init; }

    /// <summary>What the order would cost more then, in the currency of the tower; where it would wait, with the penalty that keeps units from waiting.</summary>
    public double? Margin { get; init; }

    /// <summary>
    /// At which each unit that waits is reckoned, in the currency of the tower: above any way to send it, so that none waits which a site could send. It is no
    /// cost of the order; flips to nobody are measured against it. Null where the line is told without its reasons.
    /// </summary>
    public double? UnfilledPenaltyPerUnit { get; init; }

    public IReadOnlyList<RuledOutSite> RuledOut { get; init; } = [];

    public IReadOnlyList<ChoiceFlip> Flips { get; init; } = [];
}
