using ControlTower.Core.Tower;

namespace ControlTower.Web.Shared.Situation;

/// <summary>
/// Reads the situation of the newest state once, however many pages ask; what did not change keeps its reference, so that a
/// map is laid out again only for a change that it shows.
/// </summary>
public sealed class Situations
{
    private readonly Lock gate = new();
    private TowerState? read;
    private Situation? situation;

    public Situation Of(TowerState state)
    {
        lock (gate)
        {
            if (situation is null || !ReferenceEquals(read, state)) situation = Next(state);
            read = state;
            return situation;
        }
    }

    private Situation Next(TowerState state)
    {
        if (situation is null || read is null) return Read(state, null);
        var places = read.Network.Version == state.Network.Version && read.Network.Outages == state.Network.Outages;
        var cases = read.Exceptions.Open == state.Exceptions.Open;
        if (places && cases && read.Protocols == state.Protocols) return situation;
        return Read(state, places && cases ? situation.Picture : null);
    }

    private static Situation Read(TowerState state, NetworkPicture? unchanged)
    {
        var cases = CaseGlances.Of(state);
        var picture = unchanged ?? NetworkPicture.Of(state, cases, []);
        return new(SituationFigures.Of(state, picture.Trouble), cases, picture);
    }
}
