using ControlTower.Core.Protocols.Conditions;
using ControlTower.Core.Protocols.Reading;

namespace ControlTower.Core.Protocols.Checks;

/// <summary>
/// Whether every case that starts a protocol belongs to exactly one level. A level without conditions after one that raises is the one
/// that is raised to: it takes nothing by itself.
/// </summary>
internal static class CoverageChecks
{
    /// <summary>More cells than these are not walked through.</summary>
    public const int MostCells = 6_000;

    /// <summary>So many gaps, and so many overlaps, are told of at once.</summary>
    public const int MostTold = 3;

    public static void Check(ProtocolDocument document, DocumentPlaces places, ReadingFindings findings)
    {
        var when = document.When.Select(Condition.Of).ToList();
        if (!CanHold(when)) findings.Add("/when", "these conditions never hold together, so the protocol would never start; loosen one of them");
        if (document.Levels.Count == 1 && document.Levels[0].When.Count == 0) return;
        var levels = document.Levels.Select(level => level.When.Select(Condition.Of).ToList()).ToList();
        var asked = levels.SelectMany(level => level.SelectMany(ConditionCells.Names)).Distinct().ToList();
        // What the levels do not ask cannot tell them apart.
        var narrowing = when.Where(condition => ConditionCells.Names(condition).Any(asked.Contains)).ToList();
        var cells = ConditionCells.Of(levels.SelectMany(level => level).Concat(narrowing));
        if (cells.Count > MostCells)
        {
            findings.Add(document.Levels.Count == 1 ? $"{places.Level(0)}/when" : "/levels", "the levels ask too many different things to check each case for gaps and overlaps; ask fewer", FindingSeverity.Warning);
            return;
        }
        var walk = new CellWalk(cells, cells.Bind(narrowing), [.. levels.Select(cells.Bind)]);
        Tell(document, places, walk, findings);
    }

    private static void Tell(ProtocolDocument document, DocumentPlaces places, CellWalk walk, ReadingFindings findings)
    {
        var takers = Enumerable.Range(0, document.Levels.Count).Where(i => !IsRaisedTo(document, i)).ToList();
        var where = document.Levels.Count == 1 ? $"{places.Level(0)}/when" : "/levels";
        foreach (var gap in walk.Boxes(cell => !takers.Any(i => walk.Takes(i, cell))).Take(MostTold))
        {
            findings.Add(where, $"nothing decides at {gap}; widen the conditions of a level, or narrow those of the protocol");
        }
        foreach (var i in takers.Where(i => !walk.Reaches(i)))
        {
            findings.Add($"{places.Level(i)}/when", $"no case that starts the protocol ever reaches the level '{document.Levels[i].Name}'; change its conditions or leave it out");
        }
        var pairs = takers.SelectMany(a => takers.Where(b => b > a && walk.Meet(a, b)).Select(b => (a, b)));
        foreach (var (a, b) in pairs.Take(MostTold))
        {
            foreach (var both in walk.Boxes(cell => walk.Takes(a, cell) && walk.Takes(b, cell)).Take(1))
            {
                findings.Add($"{places.Level(b)}{(document.Levels[b].When.Count > 0 ? "/when" : "")}", $"the levels '{document.Levels[a].Name}' and '{document.Levels[b].Name}' both decide at {both}; each case belongs to one: change the conditions of one of them, such as < for <=");
            }
        }
    }

    private static bool IsRaisedTo(ProtocolDocument document, int index) =>
        index > 0 && document.Levels[index].When.Count == 0 && document.Levels[index - 1].OnTimeout == TimeoutPolicy.Raise;

    private static bool CanHold(List<Condition> conditions)
    {
        var cells = ConditionCells.Of(conditions);
        return cells.Count > MostCells || new CellWalk(cells, cells.Bind(conditions), []).All.Any();
    }
}
