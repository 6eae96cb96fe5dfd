using ControlTower.Core.Kernel;
using ControlTower.Core.Orders.Cartons;

namespace ControlTower.Core.Orders.Lifecycle;

/// <summary>How sites were found for units of an order: under which policy, and at what cost.</summary>
/// <param name="Policy">Its name.</param>
/// <param name="Cost">Of all shipments, with what splitting costs.</param>
/// <param name="Shipments">By site.</param>
public sealed record SourcingNote(string Policy, Money Cost, IReadOnlyList<SourcingPart> Shipments)
{
    /// <summary>A person or a record system named the site; null where the policy found it, or its customer fetches it there.</summary>
    public bool? ByHand { get; init; }

    /// <summary>Decided together with so many other orders; null where it was decided alone.</summary>
    public int? Together { get; init; }

    /// <summary>Rules that were dropped because units would have been left otherwise, in the order in which they were.</summary>
    public IReadOnlyList<string>? Dropped { get; init; }
}

/// <summary>One site serving the order.</summary>
/// <param name="Ships">When it leaves, by calendar, cut-off and what the site has to do before.</param>
/// <param name="Arrives">By the transit time as it was then.</param>
public sealed record SourcingPart(string Site, DateTimeOffset Ships, DateTimeOffset Arrives)
{
    public required Money Freight { get; init; }

    public required Money Handling { get; init; }

    /// <summary>What arriving past the promise costs; null where it does not.</summary>
    public Money? Lateness { get; init; }

    /// <summary>What its carbon costs; null where it is not priced.</summary>
    public Money? Carbon { get; init; }

    /// <summary>What the cartons cost that it is packed in; null where none are priced.</summary>
    public Money? Packing { get; init; }

    public IReadOnlyList<CartonUse>? Cartons { get; init; }

    public string? Carrier { get; init; }

    public string? Service { get; init; }
}
