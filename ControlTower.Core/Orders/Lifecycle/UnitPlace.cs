using ControlTower.Core.Kernel;

namespace ControlTower.Core.Orders.Lifecycle;

/// <summary>Where units stand, and all that tells them from others of the same line.</summary>
public sealed record UnitPlace(Stage Stage)
{
    /// <summary>Whose stock they are or were.</summary>
    public string? Site { get; init; }

    /// <summary>Null where they belong to none.</summary>
    public string? Lot { get; init; }

    /// <summary>With which they left.</summary>
    public string? Shipment { get; init; }

    /// <summary>With which they come back.</summary>
    public string? Return { get; init; }

    /// <summary>The site that they came back to.</summary>
    public string? ReturnedTo { get; init; }
}

/// <summary>Units of a line that stand at one place.</summary>
/// <param name="Since">When the last of them came there.</param>
public sealed record UnitGroup(string Line, UnitPlace Place, Quantity Quantity, DateTimeOffset Since);
