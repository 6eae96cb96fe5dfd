using ControlTower.Core.Kernel;
using ControlTower.Core.Orders.Lifecycle;

namespace ControlTower.Core.Tower.Fulfilment;

/// <summary>Which units of an order a transition takes: of the lines that are told, or else all that stand where it may take them from.</summary>
internal static class UnitChoice
{
    /// <param name="sources">Stages, in the order in which units are taken from them.</param>
    public static Result<List<(UnitGroup Group, Quantity Quantity)>> Of(OrderTrack track, Transition transition, TransitionBody body, IReadOnlyList<Stage> sources)
    {
        var able = sources.SelectMany(stage => track.Units.Where(group => group.Place.Stage == stage && Fits(group.Place, body))).ToList();
        if (body.Lines is null) return able.Count == 0 && transition.Touches.Count == 0 ? MachineCheck.Refused(track, transition, $"takes what is {MachineCheck.Words(sources)}, and none of it is{Where(body)}") : able.ConvertAll(group => (group, group.Quantity));
        var chosen = new List<(UnitGroup, Quantity)>();
        foreach (var line in body.Lines)
        {
            var left = line.Quantity;
            foreach (var group in able.Where(group => group.Line == line.Line))
            {
                var taken = Quantity.Min(left, group.Quantity);
                if (taken <= Quantity.Zero) break;
                chosen.Add((group, taken));
                left -= taken;
            }
            if (left > Quantity.Zero) return MachineCheck.Refused(track, transition, $"takes what is {MachineCheck.Words(sources)}, and of line {line.Line} {(left == line.Quantity ? "none" : $"only {line.Quantity - left}")} is{Where(body)}");
        }
        return chosen;
    }

    /// <summary>Units that have no site, shipment or return yet fit any that is told.</summary>
    private static bool Fits(UnitPlace place, TransitionBody body) =>
        (body.Site is null || place.Stage >= Stage.Shipped || place.Site is null || place.Site == body.Site)
        && (body.Shipment is null || place.Shipment is null || place.Shipment == body.Shipment)
        && (body.Return is null || place.Return is null || place.Return == body.Return);

    private static string Where(TransitionBody body) => string.Concat(
        body.Site is { } site ? $" at {site}" : "", body.Shipment is { } shipment ? $" with shipment {shipment}" : "", body.Return is { } back ? $" with return {back}" : "");
}
