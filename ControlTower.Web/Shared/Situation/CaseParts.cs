using ControlTower.Core.Tower;

namespace ControlTower.Web.Shared.Situation;

/// <summary>The parts of the state that cases and their decisions are shown from.</summary>
public static class CaseParts
{
    /// <summary>None of them changed between the two: what came was about something else.</summary>
    public static bool Same(TowerState one, TowerState other) =>
        ReferenceEquals(one.Exceptions, other.Exceptions) && ReferenceEquals(one.Protocols, other.Protocols) && ReferenceEquals(one.People, other.People)
        && ReferenceEquals(one.Orders, other.Orders) && ReferenceEquals(one.Network.Sites, other.Network.Sites) && ReferenceEquals(one.Network.Items, other.Network.Items);
}
