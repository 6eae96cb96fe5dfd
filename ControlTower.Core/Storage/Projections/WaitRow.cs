namespace ControlTower.Core.Storage.Projections;

/// <summary>An approval or a step that was handed to one function. Instants are UTC.</summary>
public sealed class WaitRow
{
    /// <summary>The approval and the function, or the run and the step, joined by <see cref="Kernel.Keys.Separator"/>.</summary>
    public required string Id { get; set; }

    public string Function { get; set; } = "";

    /// <summary>"approval" or "step".</summary>
    public string HandOff { get; set; } = "";

    /// <summary>Null for a step that nobody was told of.</summary>
    public DateTimeOffset? RequestedAt { get; set; }

    public DateTimeOffset? AnsweredAt { get; set; }
}
