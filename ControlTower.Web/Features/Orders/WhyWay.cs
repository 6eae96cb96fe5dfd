using System.Globalization;
using ControlTower.Core.Kernel;
using ControlTower.Core.Orders.Lifecycle;
using ControlTower.Core.Tower;
using ControlTower.Core.Tower.Fulfilment;
using ControlTower.Web.Shared.Texts;

namespace ControlTower.Web.Features.Orders;

/// <summary>One way to serve it, with its cost by parts.</summary>
public sealed record WhyWay(string Name, string Role, Money Cost, DateTimeOffset Arrives)
{
    /// <summary>Freight, handling, splits, lateness, carbon and packing, in this order, those that are not 0.</summary>
    public IReadOnlyList<WhyPartCost> Parts { get; init; } = [];

    /// <summary>What counts beside the cost, in words; empty where nothing does.</summary>
    public string Beside { get; init; } = "";

    /// <summary>In words, in their order.</summary>
    public string Told => Parts.Count == 0 ? "costs nothing" : string.Join(", ", Parts.Select(part => $"{part.Kind} {part.Amount.ToString("0.00", CultureInfo.InvariantCulture)}"));

    public static string BesideOf(Weighed? weighed) => string.Join(", ", new[]
    {
        Counts("older stock counts", weighed?.AgeCredit ?? 0, "less"),
        Counts("load counts", weighed?.Load ?? 0, "more"),
    }.OfType<string>());

    private static string? Counts(string what, double amount, string how) => amount < 0.005 ? null : $"{what} {amount.ToString("0.00", CultureInfo.InvariantCulture)} {how}";

    public static WhyWay Of(TowerState state, SourcingNote note, string role)
    {
        var (freight, handling, late, carbon, packing) = (note.Shipments.Sum(part => part.Freight.Amount), note.Shipments.Sum(part => part.Handling.Amount), note.Shipments.Sum(part => part.Lateness?.Amount ?? 0), note.Shipments.Sum(part => part.Carbon?.Amount ?? 0), note.Shipments.Sum(part => part.Packing?.Amount ?? 0));
        WhyPartCost[] parts = [new("freight", freight), new("handling", handling), new("split", note.Cost.Amount - freight - handling - late - carbon - packing), new("lateness", late), new("carbon", carbon), new("packing", packing)];
        return new(string.Join(" + ", note.Shipments.Select(part => SiteNames.Of(state, part.Site))), role, note.Cost, note.Shipments.Max(part => part.Arrives))
        {
            Parts = [.. parts.Where(part => part.Amount > 0)],
        };
    }
}

public sealed record WhyPartCost(string Kind, decimal Amount);
