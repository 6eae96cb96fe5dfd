namespace ControlTower.Core.Storage.Projections;

/// <summary>An item as the network told of it last.</summary>
public sealed class ItemRow
{
    public required string Id { get; set; }

    public string? Family { get; set; }

    /// <summary>In millionths; null where it is not told.</summary>
    public long? UnitCost { get; set; }

    /// <summary>ISO 4217, of <see cref="UnitCost"/>.</summary>
    public string? Currency { get; set; }
}
