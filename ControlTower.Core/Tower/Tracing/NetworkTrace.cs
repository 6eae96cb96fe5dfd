using ControlTower.Core.Kernel;

namespace ControlTower.Core.Tower.Tracing;

public enum TraceDirection { Down, Up }

/// <summary>How goods came to a place.</summary>
public enum TraceVia { Start, Lane, Production }

/// <summary>A place that a trace reaches.</summary>
/// <param name="Quantity">Down: what can be made of, or comes from, the quantity at the start. Up: what is needed for it.</param>
/// <param name="Hours">Down: after the start. Up: before it. The quickest way where several lead there.</param>
public sealed record TraceNode(string Site, string Item, Quantity Quantity, decimal Hours, DateTimeOffset At, TraceVia Via)
{
    /// <summary>The place before it on the way; null for the start.</summary>
    public TracePlace? From { get; init; }

    /// <summary>Up: another place delivers quicker; it would have to give so much if it stood in.</summary>
    public bool Alternate { get; init; }
}

public sealed record TracePlace(string Site, string Item);

/// <param name="Site">Where it starts.</param>
/// <param name="Quantity">At the start.</param>
public sealed record TraceQuestion(string Site, string Item, TraceDirection Direction, DateTimeOffset From, Quantity Quantity);

/// <summary>What becomes of an item from a place on, or where it comes from, over lanes and by the usual bills of material.</summary>
public static class NetworkTrace
{
    /// <summary>The start first, then in order of hours, item and site.</summary>
    public static Result<IReadOnlyList<TraceNode>> Of(TowerState state, TraceQuestion question)
    {
        if (!state.Network.Sites.ContainsKey(question.Site)) return Refusal.NotFound($"The site {question.Site}");
        if (!state.Network.Items.ContainsKey(question.Item)) return Refusal.NotFound($"The item {question.Item}");
        var nodes = question.Direction == TraceDirection.Down ? new TraceDown(state, question).Nodes() : new TraceUp(state, question).Nodes();
        return nodes.OrderBy(node => node.Via == TraceVia.Start ? 0 : 1).ThenBy(node => node.Hours)
            .ThenBy(node => node.Item, StringComparer.Ordinal).ThenBy(node => node.Site, StringComparer.Ordinal).ToList();
    }

    internal static decimal Hours(long ticks) => ticks / (decimal)TimeSpan.TicksPerHour;

    /// <summary>Rounded to a millionth; held at the end of what fits.</summary>
    internal static Quantity Rounded(decimal units) => Quantity.Of(Math.Min(decimal.Round(units, 6), Micros.Limit));
}
