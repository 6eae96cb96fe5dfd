using ControlTower.Core.Kpis;

namespace ControlTower.Web.Features.Kpis;

/// <summary>Figures as computed over one version of the rows.</summary>
/// <param name="Slices">Of the figures by the breakdown that was asked for; empty where none was.</param>
public sealed record KpiSheet(long Version, IReadOnlyList<KpiLine> Lines, IReadOnlyList<KpiValue> Slices);

/// <summary>One figure of the whole period and its course by week.</summary>
/// <param name="Values">One; several only where amounts of more than one currency stand side by side.</param>
/// <param name="Weeks">Oldest first, in the unit of the first value; weeks without rows have no point.</param>
public sealed record KpiLine(KpiDefinition Definition, IReadOnlyList<KpiValue> Values, IReadOnlyList<KpiValue> Weeks)
{
    /// <summary>Points shown at most: two years.</summary>
    public const int MostWeeks = 104;

    public static KpiLine Of(KpiDefinition definition, IReadOnlyList<KpiValue> all, IReadOnlyList<KpiValue> weeks)
    {
        var values = all.Where(value => value.Kpi == definition.Id).ToList();
        var unit = values.FirstOrDefault()?.Unit;
        return new(definition, values, [.. weeks.Where(week => week.Unit == unit && week.By is not null).TakeLast(MostWeeks)]);
    }

    /// <summary>"not measured: needs …"; null where there is a figure.</summary>
    public string? Missing => Values.All(value => value.Value is null) ? Values.Select(value => value.MissingInput).FirstOrDefault(missing => missing is not null) : null;

    public IReadOnlyList<double?> Trend => [.. Weeks.Select(week => week.Value)];
}
