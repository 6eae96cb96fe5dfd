using ControlTower.Core.Kernel;
using ControlTower.Core.Signals;

namespace ControlTower.Web.Features.Signals;

/// <summary>What the page shows of the newest signals: those that the filter lets through, and how many there are of each type.</summary>
/// <param name="Rows">Newest first.</param>
/// <param name="Types">Every type that is taken, in ordinal order, heard or not.</param>
public sealed record SignalsView(IReadOnlyList<SignalLine> Rows, IReadOnlyList<TypeLine> Types, int Window)
{
    public static SignalsView Empty { get; } = new([], [], 0);

    /// <param name="source">Part of a source's name, without regard to case; null for all.</param>
    public static SignalsView Of(IReadOnlyList<SeenSignalRow> window, SignalState state, string? type, string? source)
    {
        var found = window.Where(row => (type is null || row.Type == type) && (source is null || row.Source.Contains(source, StringComparison.OrdinalIgnoreCase)));
        var byType = window.GroupBy(row => row.Type, StringComparer.Ordinal).ToDictionary(group => group.Key, group => (Count: group.Count(), Last: group.First().RecordedAt), StringComparer.Ordinal);
        return new(
            [.. found.Select(row => new SignalLine(row, IsWithdrawn(state, row)))],
            [.. SignalTypes.Schemas.Keys.Select(name => byType.TryGetValue(name, out var seen) ? new TypeLine(name, seen.Count, seen.Last) : new TypeLine(name, 0, null))],
            window.Count);
    }

    private static bool IsWithdrawn(SignalState state, SeenSignalRow row) =>
        state.Seen.TryFind(Keys.Of(row.Source, row.Id), out var seen) && seen!.Withdrawn;
}

public sealed record SignalLine(SeenSignalRow Signal, bool Withdrawn);

/// <param name="Count">In the window.</param>
/// <param name="LastAt">Null where none is in the window.</param>
public sealed record TypeLine(string Type, int Count, DateTimeOffset? LastAt);
