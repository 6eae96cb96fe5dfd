using ControlTower.Core.Kernel;
using ControlTower.Core.Orders.Lifecycle;
using ControlTower.Core.Orders.Outward;

namespace ControlTower.Core.Tower.Outward;

/// <summary>Tells the system of a site what to prepare, and what not to any more.</summary>
internal static class PickLists
{
    public const string Requested = "pick.requested";
    public const string Withdrawn = "pick.withdrawn";

    private static readonly Stage[] Preparing = [Stage.Released, Stage.Picking, Stage.Packed, Stage.ReadyForPickUp];

    /// <summary>The system of a site; of a store that hands out, the store's own goes first.</summary>
    public static string? RouteOf(TowerState state, OrderTrack track, string site)
    {
        var terms = state.Orders.Outward ?? OutwardTerms.Default;
        return (track.PickUp is null ? null : terms.RouteOf(RouteKind.Store, site)) ?? terms.RouteOf(RouteKind.Warehouse, site);
    }

    /// <param name="told">The site itself told of it, and need not be told.</param>
    public static void Follow(Turn turn, OrderTrack track, OrderMoved moved, bool told)
    {
        if (moved.Transition == OrderMachine.Release && !told) Tell(turn, track, Requested, moved.Moves.Where(move => move.To.Site is not null).ToLookup(move => move.To.Site!, StringComparer.Ordinal)); // ordered: by site below
        else if (moved.Transition != OrderMachine.Short) Tell(turn, track, Withdrawn, moved.Moves.Where(Leaves).ToLookup(move => move.From!.Site!, StringComparer.Ordinal)); // ordered: by site below
    }

    /// <summary>It is prepared, or waits, and nobody wants it any more.</summary>
    private static bool Leaves(UnitMove move) => move.From is { Site: not null } from && Preparing.Contains(from.Stage) && move.To.Site is null;

    private static void Tell(Turn turn, OrderTrack track, string type, ILookup<string, UnitMove> bySite)
    {
        foreach (var site in bySite.OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var lines = site.Select(move => new PickLine(move.Line, move.Item, move.Quantity, type == Requested ? move.To.Lot : move.From!.Lot)).ToList();
            Telling.Duty(turn, RouteOf(turn.State, track, site.Key), type, (track.Id, new PickList(track.Id, track.Revision, site.Key, lines)
            {
                HandOver = track.HandOver,
                Destination = track.Order.Destination,
                ReadyBy = track.PickUp is null ? null : track.Order.PromisedBy,
                PromisedBy = track.Order.PromisedBy,
                Priority = track.Priority,
            }));
        }
    }

    /// <param name="Revision">Of the order; an older list that comes later is not followed.</param>
    private sealed record PickList(string Order, int Revision, string Site, IReadOnlyList<PickLine> Lines)
    {
        public HandOver HandOver { get; init; }

        public string? Destination { get; init; }

        /// <summary>When it is to wait for its customer in the store.</summary>
        public DateTimeOffset? ReadyBy { get; init; }

        public DateTimeOffset? PromisedBy { get; init; }

        public int Priority { get; init; }
    }

    private sealed record PickLine(string Line, string Item, Quantity Quantity, string? Lot);
}
