using ControlTower.Core.Kernel;
using ControlTower.Core.Orders;
using ControlTower.Core.Orders.Lifecycle;

namespace ControlTower.Core.Tower.Routing;

/// <summary>What a policy would have made of decisions, beside what they were.</summary>
/// <param name="Decisions">How often the tower looked for stock in the time.</param>
/// <param name="Fitting">Of them, for orders that the policy is for.</param>
/// <param name="Changed">Of these and the displaced, served by other sites.</param>
/// <param name="Was">Over the fitting and the displaced, as is <paramref name="Would"/>.</param>
public sealed record PolicyTrialResult(int Decisions, int Fitting, int Changed, TrialFigures Was, TrialFigures Would, IReadOnlyList<ChangedDecision> Changes)
{
    /// <summary>Each decision found what the trial's own earlier ones had left; otherwise the stock as it stood.</summary>
    public bool PlayedOn { get; init; }

    /// <summary>Decisions for other orders that did not find their stock any more.</summary>
    public int Displaced { get; init; }
}

/// <param name="Cost">Freight, handling and lateness; what splitting is reckoned with is left out, since policies differ in it.</param>
/// <param name="Splits">Sites of an order beyond the first.</param>
/// <param name="LateHours">Past the promise, over all shipments.</param>
/// <param name="Sites">Units by site.</param>
public sealed record TrialFigures(Money Cost, int Shipments, int Splits, decimal LateHours, Quantity Served, Quantity Left, IReadOnlyList<SiteUnits> Sites);

public sealed record SiteUnits(string Site, Quantity Quantity);

/// <param name="WasSites">Empty where it waited.</param>
/// <param name="WouldBeSites">Empty where it would wait.</param>
public sealed record ChangedDecision(string Order, DateTimeOffset At, string WasSites, string WouldBeSites, Money Was, Money WouldBe)
{
    /// <summary>The policy is not for it: its stock had gone to others.</summary>
    public bool Displaced { get; init; }
}

internal sealed class TrialSide(string currency)
{
    private readonly SortedDictionary<string, Quantity> sites = new(StringComparer.Ordinal);
    private decimal cost;
    private decimal late;
    private int shipments;
    private int splits;
    private Quantity served = Quantity.Zero;
    private Quantity wanted = Quantity.Zero;

    public TrialFigures Figures => new(Capped(cost, currency), shipments, splits, decimal.Round(late, 2), served, wanted - served, [.. sites.Select(site => new SiteUnits(site.Key, site.Value))]);

    public void Add(Order order, SourcingNote? note, IEnumerable<(string Site, Quantity Quantity)> units, Quantity all)
    {
        wanted += all;
        foreach (var (site, quantity) in units)
        {
            served += quantity;
            sites[site] = (sites.TryGetValue(site, out var known) ? known : Quantity.Zero) + quantity;
        }
        if (note is null) return;
        cost += CostOf(note, currency).Amount;
        shipments += note.Shipments.Count;
        splits += Math.Max(0, note.Shipments.Count - 1);
        if (order.PromisedBy is { } promise) late += note.Shipments.Sum(part => (decimal)Math.Max(0, (part.Arrives - promise).TotalHours));
    }

    public static Money CostOf(SourcingNote? note, string currency) => Capped((note?.Shipments ?? []).Where(part => part.Freight.Currency == currency).Sum(NoteMaking.CostOf), currency);

    private static Money Capped(decimal amount, string currency) => Money.Of(decimal.Round(Math.Min(amount, Micros.Limit), 6), currency);
}
