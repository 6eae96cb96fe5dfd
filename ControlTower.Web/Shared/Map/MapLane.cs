namespace ControlTower.Web.Shared.Map;

/// <param name="Flow">In any unit that all lanes of a map share; 0 or less is drawn as the thinnest line.</param>
public sealed record MapLane(
    string From, string To, double Flow = 0, MapLaneMode Mode = MapLaneMode.Road, MapLaneState State = MapLaneState.Normal)
{
    /// <summary>Something else is looked at.</summary>
    public bool Faint { get; init; }

    /// <summary>On the way that is looked at.</summary>
    public bool Traced { get; init; }
}
