using System.Globalization;
using ControlTower.Core.Kernel;
using ControlTower.Core.Signals;
using ControlTower.Web.Shared.Status;

namespace ControlTower.Web.Features.Signals;

/// <summary>The sources, those that fell silent first.</summary>
public static class SourcesView
{
    public static IReadOnlyList<SourceLine> Of(SignalState state, string? text) =>
        [.. state.Sources.Values
            .Where(one => text is null || one.Name.Contains(text, StringComparison.OrdinalIgnoreCase))
            .Select(LineOf)
            .OrderByDescending(line => line.Source.Silent).ThenBy(line => line.Source.Name, StringComparer.Ordinal)];

    public static SourceLine LineOf(SignalSource source) => new(source, source.IntervalHours is { } hours ? source.LastAt.AddHours((double)hours) : null);

    /// <summary>An order of sources as people write it.</summary>
    public static Result<SetPrecedence> Precedence(string field, string order, string hours) =>
        decimal.TryParse(hours.Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            ? new SetPrecedence(field, order.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries), value)
            : Refusal.Invalid("Write hours above 0 and up to 8 760, with a point for decimals.", "hours");

    /// <summary>Hours as people write them; empty text means that nothing is expected.</summary>
    public static Result<ExpectSource> Parse(string source, string? hours, string? kind = null)
    {
        var told = string.IsNullOrEmpty(kind) ? null : kind;
        if (string.IsNullOrWhiteSpace(hours)) return new ExpectSource(source, null) { Kind = told };
        return decimal.TryParse(hours.Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value is > 0 and <= 8_760
            ? new ExpectSource(source, value) { Kind = told }
            : Refusal.Invalid("Write hours above 0 and up to 8 760, with a point for decimals, or leave it empty.", "hours");
    }
}

/// <param name="Due">When it counts as silent; null where nothing is expected.</param>
public sealed record SourceLine(SignalSource Source, DateTimeOffset? Due)
{
    public string Word => Source.Silent ? "Silent" : Due is null ? "Nothing expected" : "Heard in time";

    public SourceQuality Quality { get; } = SourceQuality.Of(Source);

    public StatusKind? Kind => Source.Silent ? StatusKind.Critical : Due is null ? null : StatusKind.Ok;
}
