using ControlTower.Core.Protocols.Measured;
using ControlTower.Core.Tower.Tracing;

namespace ControlTower.Core.Tower.Options;

/// <summary>What is at risk while nothing is done, as it is kept until the case closes.</summary>
internal static class RiskOfCase
{
    public static AtRisk Of(TroubleEffect effect) => new(
        [.. effect.Lines.Take(AtRisk.LinesKept).Select(late => new RiskedLine(late.Line.Order, late.Line.Line, late.Line.PromisedBy, late.Line.Value))],
        effect.Lines.Count,
        [.. effect.Stops.Take(AtRisk.StopsKept).Select(stop => new RiskedStop(stop.Site, stop.Line, stop.StopsAt, stop.Until, stop.ProductionOrders))]);
}
