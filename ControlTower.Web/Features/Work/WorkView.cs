using ControlTower.Core.Tower;
using ControlTower.Core.Tower.Runs;
using ControlTower.Web.Shared.Decisions;

namespace ControlTower.Web.Features.Work;

/// <summary>Steps that wait for people: the reader's own, or everybody's; it knows nothing of how it is drawn.</summary>
public sealed class WorkView
{
    public const string Everybody = "all";

    /// <summary>Rows listed; more than these nobody reads on one screen.</summary>
    public const int Most = 300;

    public IReadOnlyList<WorkRow> Rows { get; private set; } = [];

    public WorkRow? Chosen { get; private set; }

    public int Mine { get; private set; }

    public int All { get; private set; }

    /// <param name="asked">What stands in the address; without a row the first is chosen.</param>
    public void Read(TowerState state, (string? Tab, string? Row) asked, (Reader Reader, DateTimeOffset Now) by)
    {
        var rows = Of(state, by.Reader, by.Now).ToList();
        (All, Mine) = (rows.Count, rows.Count(row => row.Mine));
        Rows = [.. rows.Where(row => asked.Tab == Everybody || row.Mine).OrderBy(row => row.Step.DueAt).ThenBy(row => row.Id, StringComparer.Ordinal).Take(Most)];
        Chosen = Rows.FirstOrDefault(row => row.Id == asked.Row) ?? (Rows.Count > 0 ? Rows[0] : null);
    }

    public static IEnumerable<WorkRow> Of(TowerState state, Reader reader, DateTimeOffset now)
    {
        foreach (var key in state.Protocols.ForPeople.Keys)
        {
            if (state.Protocols.StepOf(key) is not { } of) continue;
            var mine = reader.Person is { Active: true } person && StepSeat.Holds(state, of, person, now);
            yield return new(
                of.Run, of.Step, state.Exceptions.Find(of.Run.Case)?.Deviation.Title ?? of.Run.Case, state.People.Functions.Find(of.Step.Function) ?? of.Step.Function,
                of.Step.Owner is { } owner ? reader.NameOf(owner) : null, mine);
        }
    }

    /// <summary>The id that is so many rows further down; stays at the ends.</summary>
    public string? Beside(int by)
    {
        if (Rows.Count == 0) return null;
        var at = Rows.ToList().FindIndex(row => row.Id == Chosen?.Id);
        return Rows[Math.Clamp(at < 0 ? 0 : at + by, 0, Rows.Count - 1)].Id;
    }
}
