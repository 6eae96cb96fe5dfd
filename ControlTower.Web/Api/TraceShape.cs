using ControlTower.Core.Kernel;
using ControlTower.Core.Tower;
using ControlTower.Core.Tower.Tracing;

namespace ControlTower.Web.Api;

/// <summary>A trace with what lies at each place that it reaches.</summary>
public sealed record TraceShape(string Site, string Item, TraceDirection Direction, DateTimeOffset From, Quantity Quantity, IReadOnlyList<TraceNodeShape> Nodes)
{
    public static TraceShape Of(TowerState state, TraceQuestion question, IReadOnlyList<TraceNode> nodes) => new(
        question.Site, question.Item, question.Direction, question.From, question.Quantity, [.. nodes.Select(node => TraceNodeShape.Of(state, node))]);
}

/// <param name="From">The place before it on the way; null for the start.</param>
/// <param name="OnHand">What lies there now.</param>
public sealed record TraceNodeShape(
    string Site, string Item, Quantity Quantity, decimal Hours, DateTimeOffset At, TraceVia Via, TracePlace? From, bool Alternate, Quantity OnHand)
{
    public static TraceNodeShape Of(TowerState state, TraceNode node) => new(
        node.Site, node.Item, node.Quantity, node.Hours, node.At, node.Via, node.From, node.Alternate,
        state.Network.StockOf(node.Site, node.Item)?.OnHand ?? Quantity.Zero);
}
