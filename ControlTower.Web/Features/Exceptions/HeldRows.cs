namespace ControlTower.Web.Features.Exceptions;

/// <summary>Keeps rows where they are while somebody points at them, and counts what waits.</summary>
public sealed class HeldRows
{
    private IReadOnlyList<(string Group, string Id)> shown = [];

    /// <summary>Rows that would come, go or move.</summary>
    public int Waiting { get; private set; }

    /// <param name="fresh">Groups and ids in the order in which they should stand.</param>
    /// <param name="hold">Nothing moves while this is true.</param>
    public IReadOnlyList<(string Group, string Id)> Arrange(IReadOnlyList<(string Group, string Id)> fresh, bool hold)
    {
        Waiting = hold ? Differences(fresh) : 0;
        if (!hold) shown = fresh;
        return shown;
    }

    private int Differences(IReadOnlyList<(string Group, string Id)> fresh)
    {
        var before = shown.Select(row => row.Id).ToHashSet();
        var after = fresh.Select(row => row.Id).ToHashSet();
        var gone = before.Count(id => !after.Contains(id));
        var come = after.Count(id => !before.Contains(id));
        var stay = shown.Where(row => after.Contains(row.Id));
        var moved = stay.Zip(fresh.Where(row => before.Contains(row.Id))).Count(pair => pair.First != pair.Second);
        return gone + come + moved;
    }
}
