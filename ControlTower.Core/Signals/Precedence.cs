namespace ControlTower.Core.Signals;

/// <summary>Which source wins where two tell different things of a field.</summary>
/// <param name="Order">Names of sources or kinds, the one that wins first.</param>
/// <param name="Hours">So long what a source told holds against one behind it.</param>
public sealed record Precedence(string Field, IReadOnlyList<string> Order, decimal Hours)
{
    /// <summary>So many sources or kinds at most.</summary>
    public const int Longest = 50;

    /// <summary>What is held was told by a source that goes before the other, and not too long before or after it.</summary>
    public static bool Holds(SignalState state, ToldField field, ToldValue held, ToldValue told) =>
        state.Precedences.Find(field.Name) is { } precedence
        && held.Source != told.Source
        && (told.At - held.At).Duration().Ticks <= precedence.Hours * TimeSpan.TicksPerHour
        && precedence.RankOf(state, held.Source) < precedence.RankOf(state, told.Source);

    /// <summary>Its own name counts, then its kind; who is not named comes last.</summary>
    private int RankOf(SignalState state, string source)
    {
        var kind = state.Sources.Find(source)?.Kind;
        var (byName, byKind) = (-1, -1);
        for (var i = Order.Count - 1; i >= 0; i--)
        {
            if (Order[i] == source) byName = i;
            else if (kind is not null && Order[i].Equals(kind, StringComparison.OrdinalIgnoreCase)) byKind = i;
        }
        return byName >= 0 ? byName : byKind >= 0 ? byKind : Order.Count;
    }
}
