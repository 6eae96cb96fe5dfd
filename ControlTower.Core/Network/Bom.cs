using ControlTower.Core.Kernel;

namespace ControlTower.Core.Network;

/// <summary>What one unit of an item is made of at a site.</summary>
/// <param name="Hours">Working hours of the site from the first input to the finished item, whatever the quantity.</param>
public sealed record BomEntry(string Site, string Item, IReadOnlyList<BomInput> Inputs, decimal Hours)
{
    /// <summary>Names another way to make the same; the one without a name is taken unless somebody decides otherwise.</summary>
    public string? Alternate { get; init; }

    /// <summary>The production line that it needs, where the site has several.</summary>
    public string? Line { get; init; }
}

/// <param name="Quantity">For one unit of what is made.</param>
public sealed record BomInput(string Item, Quantity Quantity)
{
    /// <summary>Items that can stand in for it one to one, when somebody decides so.</summary>
    public IReadOnlyList<string>? Alternates { get; init; }
}

/// <summary>A quantity that a site is to make.</summary>
public sealed record ProductionOrderEntry(string Id, string Site, string Item, Quantity Quantity, DateTimeOffset StartAt, DateTimeOffset DueAt)
{
    public string? Line { get; init; }
}

/// <param name="Items">What it makes; null for all that the site does.</param>
public sealed record ProductionLineEntry(string Id, string Name, CalendarEntry? Calendar = null, IReadOnlyList<string>? Items = null);
