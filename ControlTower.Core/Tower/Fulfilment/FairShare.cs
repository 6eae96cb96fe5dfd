using ControlTower.Core.Kernel;
using ControlTower.Core.Orders.Lifecycle;

namespace ControlTower.Core.Tower.Fulfilment;

/// <summary>Divides what there is among orders that stand alike: in proportion to what each wants, the rest one by one in their order.</summary>
internal static class FairShare
{
    public static IReadOnlyList<(OrderTrack Track, Quantity Share)> Of(IReadOnlyList<OrderTrack> rank, Quantity free, Func<OrderTrack, Quantity> wanted)
    {
        var wants = rank.Select(track => (Track: track, Wanted: wanted(track))).ToList();
        var all = wants.Aggregate(Quantity.Zero, (sum, one) => sum + one.Wanted);
        if (all <= free || rank.Count == 1) return wants;
        var unit = wants.TrueForAll(one => one.Wanted.IsWhole) ? Micros.PerUnit : 1;
        var shares = wants.ConvertAll(one => (long)((Int128)one.Wanted.Micros * free.Micros / all.Micros) / unit * unit);
        var rest = free.Micros - shares.Sum();
        for (var i = 0; i < shares.Count && rest >= unit; i++)
        {
            if (shares[i] >= wants[i].Wanted.Micros) continue;
            shares[i] += unit;
            rest -= unit;
        }
        return [.. wants.Select((one, index) => (one.Track, Quantity.Min(one.Wanted, new(shares[index]))))];
    }
}
