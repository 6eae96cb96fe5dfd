using ControlTower.Core.Journal;
using ControlTower.Core.Kernel;
using ControlTower.Core.Orders.Lifecycle;
using ControlTower.Core.Tower.Fulfilment;

namespace ControlTower.Core.Tower.Routing;

/// <summary>
/// The past as it would have gone on under a policy: what happened happens, but units that were given other sites stay with these, and so does
/// the stock behind them. A count sets stock to what was counted, as it does in truth.
/// </summary>
internal sealed class TrialCourse(TowerState before)
{
    public TowerState State { get; private set; } = before;

    /// <summary>The decision as it would come up: what the trial has served is not asked for again, what it has left is.</summary>
    public TrialDecision Asked(TowerState before, Fact fact, OrderMoved moved)
    {
        var (real, track) = (before.Orders.Tracks[moved.Order], State.Orders.Tracks[moved.Order]);
        var units = new List<(UnitGroup, Quantity)>();
        foreach (var line in moved.Moves.Where(move => move.From is not null).GroupBy(move => move.Line, StringComparer.Ordinal)) // ordered: as they first occur
        {
            Stage[] stages = [.. line.Select(move => move.From!.Stage).Distinct()];
            var waiting = track.At(stages).Where(group => group.Line == line.Key).ToList();
            var left = TrialDecision.Sum(line.Select(move => move.Quantity)) + TrialDecision.Sum(waiting.Select(group => group.Quantity))
                - TrialDecision.Sum(real.At(stages).Where(group => group.Line == line.Key).Select(group => group.Quantity));
            foreach (var group in waiting)
            {
                var part = Quantity.Min(left, group.Quantity);
                if (part <= Quantity.Zero) break;
                left -= part;
                units.Add((group, part));
            }
        }
        return new(moved, fact.RecordedAt, State, track, units);
    }

    /// <summary>What was found then, lot by lot as they lie now; null where its stock has gone to others.</summary>
    public static AllocationFound? AsItWas(TrialDecision decision)
    {
        var free = new FreeStock(decision.On.Network, decision.At, decision.Track.Order);
        var (units, wanted) = (new List<UnitsAt>(), decision.Wanted.ToDictionary(want => want.Line, want => want.Quantity, StringComparer.Ordinal)); // lookup only
        foreach (var move in decision.Moved.Moves.Where(move => move.To.Stage == Stage.Allocated))
        {
            var quantity = Quantity.Min(move.Quantity, wanted.GetValueOrDefault(move.Line));
            if (quantity <= Quantity.Zero) continue;
            var lots = free.Take(move.To.Site!, move.Item, quantity, decision.At);
            if (TrialDecision.Sum(lots.Select(lot => lot.Quantity)) < quantity) return null;
            wanted[move.Line] -= quantity;
            units.AddRange(lots.Select(lot => new UnitsAt(move.Line, lot.Quantity, move.To.Site!, lot.Lot)));
        }
        return new(units, decision.Moved.Sourcing);
    }

    public void Decide(Fact fact, TrialDecision decision, AllocationFound found) =>
        State = TowerApply.Apply(State, fact with { Body = decision.Moved with { Moves = Allocation.Moves(decision.Track, decision.Units, found.Units), Sourcing = found.Note } });

    public void Follow(Fact fact) => State = TowerApply.Apply(State, fact.Body is OrderMoved moved && State.Orders.Tracks.Find(moved.Order) is { } track ? fact with { Body = moved with { Moves = Followed(track, moved) } } : fact);

    /// <summary>What happened to units happens to those that stand in their place.</summary>
    private static List<UnitMove> Followed(OrderTrack track, OrderMoved moved)
    {
        var (left, moves) = (track.Units.ToList(), new List<UnitMove>());
        foreach (var move in moved.Moves)
        {
            if (move.From is not { } from)
            {
                moves.Add(move);
                continue;
            }
            var missing = move.Quantity;
            for (var pass = 0; pass < 3 && missing > Quantity.Zero; pass++)
            {
                for (var index = 0; index < left.Count && missing > Quantity.Zero; index++)
                {
                    var group = left[index];
                    if (group.Line != move.Line || !StandsFor(group.Place, move, pass)) continue;
                    var part = Quantity.Min(group.Quantity, missing);
                    if (part <= Quantity.Zero) continue;
                    missing -= part;
                    left[index] = group with { Quantity = group.Quantity - part };
                    moves.Add(move with { Quantity = part, From = group.Place, To = move.To.Site == from.Site && from.Site is not null ? move.To with { Site = group.Place.Site, Lot = group.Place.Lot } : move.To });
                }
            }
        }
        return moves;
    }

    /// <summary>First the very same, then others of their stage; and for what is given back or called off, all that has not left.</summary>
    private static bool StandsFor(UnitPlace place, UnitMove move, int pass) => pass switch
    {
        0 => place == move.From,
        1 => place.Stage == move.From!.Stage,
        _ => move.To.Site is null && OrderMachine.HasNotLeft(place.Stage),
    };
}
