using System.Globalization;

namespace ControlTower.Core.Protocols.Conditions;

/// <summary>
/// One thing that conditions ask, cut where their answers can change: a figure at each value that it is compared with and between
/// these, a text at each that it is compared with and all others as one.
/// </summary>
internal sealed class CellAxis
{
    private readonly string unit;
    private readonly bool isClock;
    private readonly List<(decimal Low, decimal High)> stretches = [];
    private readonly List<string> texts = [];

    private CellAxis(string name, string unit, bool isClock) => (Name, this.unit, this.isClock) = (name, unit, isClock);

    public string Name { get; }

    public int Count => Math.Max(stretches.Count, texts.Count);

    public bool IsOfFigures => stretches.Count > 0;

    /// <summary>Stretches between critical values are open, the values themselves are stretches of one point.</summary>
    public static CellAxis OfFigure(string name, (Dimension Dimension, decimal Least, bool Whole) kind, IEnumerable<decimal> critical)
    {
        var axis = new CellAxis(name, UnitOf(kind.Dimension), kind.Dimension == Dimension.TimeOfDay);
        var most = axis.isClock ? 24m : decimal.MaxValue;
        var least = kind.Least;
        var before = decimal.MinValue;
        foreach (var value in critical.Distinct().Order())
        {
            axis.AddBetween(before, value, kind);
            if (value >= least && value < most && (!kind.Whole || value == decimal.Truncate(value))) axis.stretches.Add((value, value));
            before = value;
        }
        if (before < most) axis.AddBetween(before, most, kind);
        return axis;
    }

    public static CellAxis OfText(string name, IEnumerable<string> critical, IReadOnlyList<string> choices)
    {
        var axis = new CellAxis(name, "", false);
        var named = critical.Distinct().Order(StringComparer.Ordinal).ToList();
        axis.texts.AddRange(named);
        if (choices.Count == 0 || choices.Any(choice => !named.Contains(choice))) axis.texts.Add("");
        return axis;
    }

    public static CellAxis OfFlag(string name)
    {
        var axis = new CellAxis(name, "", false);
        axis.texts.AddRange(["false", "true"]);
        return axis;
    }

    /// <summary>A value of the cell, where the answer is that of all its values.</summary>
    public decimal Value(int index) => stretches[index] is var (low, high) && low == high ? low
        : low == decimal.MinValue ? (high > 0 ? high / 2 : high - 1)
        : high == decimal.MaxValue ? low + 1
        : (low / 2) + (high / 2);

    /// <summary>"" is any other.</summary>
    public string Text(int index) => texts[index];

    /// <summary>A row of cells in words; "" where it is all there is.</summary>
    public string Words(int first, int last)
    {
        if (first == 0 && last == Count - 1) return "";
        return IsOfFigures ? Figures(stretches[first], stretches[last]) : Texts(first, last);
    }

    private string Texts(int first, int last)
    {
        var named = texts.Skip(first).Take(last - first + 1).Select(text => text.Length == 0 ? "any other" : text);
        return $"{Name} {string.Join(" or ", named)}";
    }

    private string Figures((decimal Low, decimal High) first, (decimal Low, decimal High) last)
    {
        if (first.Low == last.High) return $"exactly {Name} {Of(first.Low)}";
        var (isPoint, endsInPoint) = (first.Low == first.High, last.Low == last.High);
        if (first.Low == decimal.MinValue) return $"{Name} {(endsInPoint ? "up to" : "below")} {Of(last.High)}";
        if (last.High == decimal.MaxValue) return $"{Name} {(isPoint ? $"from {Of(first.Low)} on" : $"above {Of(first.Low)}")}";
        return $"{Name} {(isPoint ? "from" : "above")} {Of(first.Low)} {(endsInPoint ? "to" : "to below")} {Of(last.High)}";
    }

    private void AddBetween(decimal low, decimal high, (Dimension Dimension, decimal Least, bool Whole) kind)
    {
        if (high <= kind.Least) return;
        if (kind.Whole && low != decimal.MinValue && high != decimal.MaxValue && decimal.Floor(low) + 1 >= high) return;
        // Below the least value there is nothing: where it is the end of the stretch, the stretch begins with it.
        stretches.Add((low < kind.Least ? kind.Least == decimal.MinValue ? low : Below(kind.Least) : low, high));
    }

    /// <summary>Marks a stretch that begins with the least value there is; said as "below" its end.</summary>
    private static decimal Below(decimal least) => least == 0 ? decimal.MinValue : least;

    private static string UnitOf(Dimension dimension) =>
        dimension == Dimension.None || dimension == Dimension.TimeOfDay || dimension == Dimension.Amount ? "" : dimension.Words;

    private string Of(decimal value) => isClock
        ? $"{(int)value:00}:{(int)decimal.Round((value - (int)value) * 60m):00}"
        : $"{value.ToString("0.######", CultureInfo.InvariantCulture)}{(unit.Length == 0 ? "" : " " + unit)}";
}
