using ControlTower.Core.Kernel;
using ControlTower.Core.Network;
using ControlTower.Core.Protocols;
using ControlTower.Core.Tower.Tracing;

namespace ControlTower.Core.Tower.Options;

/// <summary>Moves what other sites can spare to the site that is short: the cheapest lane first, no site below what it owes itself.</summary>
internal static class Reallocation
{
    public static OptionDraft? Draft(WeighingContext context, Need need)
    {
        var moves = new List<PlannedMove>();
        var cost = context.Rules.Free;
        foreach (var (item, to, quantity) in need.Items)
        {
            var donors = Donors(context, item, to);
            // What is kept in whole units is moved in whole units, though the usual demand may lie between two.
            var missing = donors.TrueForAll(donor => donor.Spare.IsWhole) ? quantity.Ceiling() : quantity;
            foreach (var (donor, lane, spare) in donors)
            {
                if (missing <= Quantity.Zero) break;
                var moved = Quantity.Min(spare, missing);
                moves.Add(new(item, donor, to, moved, context.Arrives(lane)));
                cost += context.Transport(lane, item, moved);
                missing -= moved;
            }
        }
        if (moves.Count == 0) return null;
        var from = string.Join(", ", moves.Select(move => move.From).Distinct());
        return new(cost, moves, moves.Max(move => move.Arrives), $"Move stock from {from}");
    }

    /// <summary>Why stock that an option moves or uses is not there any more; null while it can be carried out.</summary>
    public static string? Shortage(TowerState state, RunOption option)
    {
        if (option.Servings is { } servings) return ServingElsewhere.Shortage(state, servings);
        if (option.Production is { } plan) return Replanning.Shortage(state, plan);
        if (option.Kind != "reallocate") return null;
        var asked = OrdinalMap<Quantity>.Empty;
        foreach (var move in option.Moves)
        {
            var key = Keys.Of(move.From, move.Item);
            asked = asked.Set(key, asked.Find(key) + move.Quantity);
            var available = state.Network.Stock.Find(key)?.Available ?? Quantity.Zero;
            if (asked[key] > available) return $"of {move.Item} at {move.From} only {available} are left";
        }
        return null;
    }

    /// <summary>Sites with a lane to the one that is short, and more than their own open lines want.</summary>
    private static List<(string Site, LaneEntry Lane, Quantity Spare)> Donors(WeighingContext context, string item, string to)
    {
        var network = context.State.Network;
        var donors = new List<(string Site, LaneEntry Lane, Quantity Spare)>();
        foreach (var position in network.PositionsOf(item))
        {
            if (position.Site == to || network.Sites.Find(position.Site)?.Kind is SiteKind.Supplier or SiteKind.Customer || network.IsDown(position.Site, context.Now)) continue;
            if (network.Lane(position.Site, to) is not { } lane) continue;
            var own = context.State.Orders.WantedOf(item).Where(line => line.Destination == position.Site).Aggregate(Quantity.Zero, (sum, line) => sum + line.Quantity);
            var spare = position.Available - own;
            if (spare > Quantity.Zero) donors.Add((position.Site, lane, spare));
        }
        return [.. donors.OrderBy(donor => donor.Lane.PerKg ?? 0).ThenBy(donor => donor.Lane.Fixed ?? 0).ThenBy(donor => donor.Site, StringComparer.Ordinal)];
    }
}
