namespace ControlTower.Web.Features.Orders;

/// <summary>The columns of the list that may be left out; the order itself always stands first.</summary>
public static class OrderColumns
{
    public static IReadOnlyList<(string Word, string Label)> All { get; } =
    [
        ("customer", "Customer"), ("to", "To"), ("state", "State"), ("channel", "Channel"), ("risk", "At risk by"), ("lines", "Lines"), ("placed", "Placed"), ("promised", "Promised"), ("value", "Value"),
    ];

    /// <summary>As an address says; words that are none are passed over, and where none is left all are shown.</summary>
    public static IReadOnlySet<string> Parse(string? text)
    {
        var named = (text ?? "").Split(',').Where(word => All.Any(one => one.Word == word)).ToHashSet(StringComparer.Ordinal);
        return named.Count > 0 ? named : All.Select(one => one.Word).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>In the order of the list; null where all are shown.</summary>
    public static string? Word(IReadOnlySet<string> shown) => shown.Count == All.Count ? null : string.Join(',', All.Select(one => one.Word).Where(shown.Contains));

    /// <summary>With one more or one less; the last one stays.</summary>
    public static IReadOnlySet<string> Toggled(IReadOnlySet<string> shown, string word)
    {
        var next = shown.ToHashSet(StringComparer.Ordinal);
        if (!next.Add(word) && next.Count > 1) next.Remove(word);
        return next;
    }
}
