namespace ControlTower.Core.Orders.Sourcing.Solving;

/// <summary>One change to what an order is decided on, to see what would become of it. What is not named stays as it is.</summary>
internal sealed record WhatIf
{
    /// <summary>The site that ships nothing.</summary>
    public int? WithoutSite { get; init; }

    /// <summary>The pool that gives nothing.</summary>
    public int? WithoutPool { get; init; }

    /// <summary>The place of the only line that <see cref="WithoutPool"/> gives nothing to; null for all.</summary>
    public int? OnlyLine { get; init; }

    /// <summary>The site whose shipments cost <see cref="DearerBy"/> more.</summary>
    public int? DearerSite { get; init; }

    public double DearerBy { get; init; }

    /// <summary>The pool of which <see cref="Kept"/> units more stay; fewer than 0 come on top, without age.</summary>
    public int? KeptPool { get; init; }

    public long Kept { get; init; }

    /// <summary>The site that ships one unit more.</summary>
    public int? RoomierSite { get; init; }

    public bool OneShipmentMore { get; init; }

    /// <summary>In place of the policy's limit.</summary>
    public double? MaxDistanceKm { get; init; }

    /// <summary>The promise comes so much earlier.</summary>
    public double PromisedHoursEarlier { get; init; }
}
