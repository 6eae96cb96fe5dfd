namespace ControlTower.Web.Shared.Map;

/// <summary>How lanes are told apart. Ordered: what stands back first, the worst last, that is on top.</summary>
internal readonly record struct LaneLook(bool Faint, bool Traced, MapLaneState State) : IComparable<LaneLook>
{
    public static LaneLook Of(MapLane lane) => new(lane is { Faint: true, Traced: false }, lane.Traced, lane.State);

    public string Class(bool air) => LanePaths.Class(State, air) + (Traced ? " traced" : Faint ? " faint" : "");

    public int CompareTo(LaneLook other) => Rank.CompareTo(other.Rank);

    private int Rank => (Faint ? 0 : 8) + (Traced ? 4 : 0) + (int)State;
}
