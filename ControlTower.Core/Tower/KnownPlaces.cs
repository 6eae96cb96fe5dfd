using ControlTower.Core.Network;

namespace ControlTower.Core.Tower;

/// <summary>Where an item is known to matter.</summary>
internal static class KnownPlaces
{
    /// <summary>Sites that use an item, hold it, want it or expect it, by number, each once.</summary>
    public static SortedSet<int> Of(TowerState state, LaneGraph graph, string item)
    {
        var places = new SortedSet<int>();
        foreach (var bom in state.Network.BomsWith(item)) places.Add(graph.NumberOf(bom.Site));
        foreach (var position in state.Network.PositionsOf(item)) places.Add(graph.NumberOf(position.Site));
        foreach (var line in state.Orders.WantedOf(item)) places.Add(graph.NumberOf(line.Destination));
        foreach (var (movement, _) in state.Orders.InboundOf(item)) places.Add(graph.NumberOf(movement.To));
        places.Remove(-1);
        return places;
    }
}
