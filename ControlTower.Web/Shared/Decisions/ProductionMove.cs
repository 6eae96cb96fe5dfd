using ControlTower.Core.Protocols;
using ControlTower.Web.Shared.Formats;

namespace ControlTower.Web.Shared.Decisions;

/// <summary>What an option does to one production order.</summary>
/// <param name="What">Of how much of what, and where.</param>
/// <param name="From">When it was to start; null where the option places it.</param>
/// <param name="To">When it is to start.</param>
/// <param name="Until">When it is to be made.</param>
/// <param name="Note">Of what it is made, and where it goes; null where neither changes.</param>
public sealed record ProductionMove(string Order, string What, DateTimeOffset? From, DateTimeOffset To, DateTimeOffset Until, string? Note)
{
    /// <summary>It keeps its time, and is made otherwise.</summary>
    public bool Stays => From == To;

    public static IReadOnlyList<ProductionMove> Of(RunOption option) =>
        [.. (option.Production ?? []).OrderBy(one => one.StartAt).ThenBy(one => one.Order, StringComparer.Ordinal).Select(Of)];

    private static ProductionMove Of(PlannedProduction one)
    {
        var inputs = one.Inputs is { } of ? $"of {string.Join(", ", of.Select(input => input.Item))}" : null;
        var way = one.To is { } to && to != one.Site ? $"for {to}" : null;
        var note = string.Join(", ", new[] { inputs, way }.OfType<string>());
        return new(one.Order, $"{QuantityFormat.Text(decimal.Round(one.Quantity.Units, 2)).Plain} × {one.Item} at {one.Line ?? one.Site}", one.StartWas, one.StartAt, one.DueAt, note.Length > 0 ? note : null);
    }
}
