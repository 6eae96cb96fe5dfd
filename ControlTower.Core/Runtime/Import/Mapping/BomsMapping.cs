namespace ControlTower.Core.Runtime.Import.Mapping;

/// <summary>One input of what is made a row; rows of one site, item and alternate are one bill of material.</summary>
public sealed record BomsMapping : TargetMapping
{
    public FieldMapping? Site { get; init; }

    /// <summary>What is made.</summary>
    public FieldMapping? Item { get; init; }

    public FieldMapping? Alternate { get; init; }

    public FieldMapping? Input { get; init; }

    /// <summary>Of the input, for one unit of what is made.</summary>
    public FieldMapping? Quantity { get; init; }

    /// <summary>Working hours whatever the quantity; the first row of a bill says them.</summary>
    public FieldMapping? Hours { get; init; }

    /// <summary>Working hours of one unit, which are added to the others.</summary>
    public FieldMapping? UnitHours { get; init; }

    /// <summary>The production line that it needs.</summary>
    public FieldMapping? Line { get; init; }

    public override IReadOnlyList<TargetField> Fields() =>
    [
        new("site", Site, true),
        new("item", Item, true),
        new("alternate", Alternate),
        new("input", Input, true),
        new("quantity", Quantity, true),
        new("hours", Hours),
        new("unitHours", UnitHours),
        new("line", Line),
    ];
}
