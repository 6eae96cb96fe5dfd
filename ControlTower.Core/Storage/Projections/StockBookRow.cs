namespace ControlTower.Core.Storage.Projections;

/// <summary>What the book of a position says, so that what moves it next is known by how much.</summary>
public sealed class StockBookRow
{
    /// <summary>Site and item, joined by <see cref="Kernel.Keys.Separator"/>.</summary>
    public required string Id { get; set; }

    /// <summary>The position as canonical JSON.</summary>
    public string Document { get; set; } = "{}";
}
