namespace ControlTower.Core.Tower.Routine;

/// <summary>What starts routine work.</summary>
/// <param name="Subject">With the protocol, the key of the case: while one is open, no second is opened.</param>
/// <param name="Reason">For people: what came, or was reached.</param>
/// <param name="At">When it happened.</param>
internal sealed record RoutineCause(IReadOnlyList<string> Subject, string Reason, DateTimeOffset At)
{
    /// <summary>As source and id joined; null where no signal started it.</summary>
    public string? Signal { get; init; }

    /// <summary>The first is the place of the work, the second where it shows as well.</summary>
    public IReadOnlyList<string> Sites { get; init; } = [];

    public IReadOnlyList<string> Items { get; init; } = [];

    /// <summary>The document or figure that it is about.</summary>
    public string? Reference { get; init; }

    /// <summary>What should be there, and what is.</summary>
    public (Kernel.Quantity Wanted, Kernel.Quantity Actual)? Stock { get; init; }
}
