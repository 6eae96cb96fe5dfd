using ControlTower.Core.Kernel;
using ControlTower.Core.Network;
using ControlTower.Core.Protocols;
using ControlTower.Core.Tower.Tracing;

namespace ControlTower.Core.Tower.Options;

/// <summary>What is missing is ordered from the supplier that stands in for the one that is late.</summary>
internal static class BackupActivation
{
    public static OptionDraft? Draft(WeighingContext context, Need need)
    {
        var moves = new List<PlannedMove>();
        var cost = context.Rules.Free;
        var names = new List<string>();
        foreach (var (item, to, quantity) in need.Items)
        {
            if (context.State.Network.Suppliers.Find(Keys.Of(need.Origin, item)) is not { Backup: { } backup } main) continue;
            if (context.State.Network.IsDown(backup, context.Now)) continue;
            var lane = context.State.Network.Lane(backup, to) ?? context.State.Network.LanesOutOf(backup).FirstOrDefault() ?? context.State.Network.Lane(need.Origin, to);
            if (lane is null) continue;
            var other = context.State.Network.Suppliers.Find(Keys.Of(backup, item));
            moves.Add(new(item, backup, to, quantity, context.Arrives(backup, to) ?? context.Arrives(lane)));
            cost += Premium(main, other, quantity, context.Rules) + context.Transport(lane, item, quantity);
            names.Add(backup);
        }
        return moves.Count == 0 ? null : new(cost, moves, moves.Max(move => move.Arrives), $"Activate backup supplier {string.Join(", ", names.Distinct())}");
    }

    private static Money Premium(SupplierEntry main, SupplierEntry? backup, Quantity quantity, TowerRules rules)
    {
        if (main.Price is not { } price || backup?.Price is not { } other || price.Currency != rules.Currency || other.Currency != rules.Currency) return rules.Free;
        return other > price ? (other - price) * quantity : rules.Free;
    }
}
