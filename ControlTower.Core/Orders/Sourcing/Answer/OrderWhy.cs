namespace ControlTower.Core.Orders.Sourcing.Answer;

/// <summary>Why an order is served as it is. Every figure was reckoned by deciding the order anew with the one thing changed.</summary>
/// <param name="Lines">By line.</param>
/// <param name="Binding">What one more unit of would make the order cheaper.</param>
public sealed record OrderWhy(IReadOnlyList<LineWhy> Lines, IReadOnlyList<BindingConstraint> Binding);

/// <param name="Chosen">The site that ships most of the line; null where it is left.</param>
public sealed record LineWhy(string Line, string? Chosen)
{
    /// <summary>The site that would ship most of the line if the chosen one had nothing of its item; null where it would be left.</summary>
    public string? RunnerUp { get; init; }

    /// <summary>What the order would cost more then.</summary>
    public double? Margin { get; init; }

    /// <summary>Sites that cannot ship the line, each with all the rules that say so.</summary>
    public IReadOnlyList<RuledOutSite> RuledOut { get; init; } = [];

    /// <summary>The smallest changes after each of which the chosen site ships nothing of the line any more.</summary>
    public IReadOnlyList<ChoiceFlip> Flips { get; init; } = [];
}

public sealed record RuledOutSite(string Site, IReadOnlyList<BrokenRule> Rules);

/// <param name="Rule">lane, serves, downtime, ordersPerDay, unitsPerDay, handling, stock, distance, promise or preferredSites.</param>
/// <param name="Detail">In words.</param>
/// <param name="Value">What there is, where it is a figure.</param>
/// <param name="Limit">What there would have to be.</param>
public sealed record BrokenRule(string Rule, string Detail, double? Value = null, double? Limit = null);

/// <param name="What">
/// price: the site's shipmentFixed rises; stock: its safetyStock of the item rises; distance: maxDistanceKm falls; hour: promisedBy comes earlier;
/// cutOff: the decision comes earlier, before a cut-off that it missed; downtime: the downtime of a site ends sooner.
/// </param>
/// <param name="By">How much, in the currency, units, kilometres or hours.</param>
/// <param name="To">The site that then ships most of the line; null where it is left.</param>
public sealed record ChoiceFlip(string What, double By, string? To)
{
    /// <summary>Whose cut-off or downtime it is; null for what is about the chosen site, or none.</summary>
    public string? Site { get; init; }

    /// <summary>The cut-off that was missed, or when the downtime ends; null for the others.</summary>
    public DateTimeOffset? At { get; init; }
}

/// <param name="Constraint">stock, unitsPerDay or maxShipmentsPerOrder.</param>
/// <param name="Site">Null for what concerns no single site.</param>
/// <param name="Item">For stock: a unit received now, which does not expire.</param>
/// <param name="Worth">What the order would cost less with one more.</param>
public sealed record BindingConstraint(string Constraint, string? Site, string? Item, double Worth);
