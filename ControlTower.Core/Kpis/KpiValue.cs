namespace ControlTower.Core.Kpis;

/// <summary>One figure, not rounded.</summary>
/// <param name="Value">Null where nothing was there to measure, or an input is missing.</param>
/// <param name="N">How many orders, lines or cases stand behind the value.</param>
public sealed record KpiValue(string Kpi, string Unit, double? Value, int N)
{
    public double? Mean { get; init; }

    public double? Median { get; init; }

    /// <summary>See <see cref="Spread"/> for the rule.</summary>
    public double? P90 { get; init; }

    /// <summary>The slice that it belongs to; null for the whole.</summary>
    public string? By { get; init; }

    /// <summary>Names, comma-separated, what was not measured. Beside a value it says which parts the value leaves out.</summary>
    public string? MissingInput { get; init; }

    /// <summary>What the value is made of, where that is worth telling.</summary>
    public IReadOnlyList<KpiPart> Parts { get; init; } = [];
}

/// <param name="Unit">Null where it is that of the figure.</param>
public sealed record KpiPart(string Name, double Value, string? Unit = null);
