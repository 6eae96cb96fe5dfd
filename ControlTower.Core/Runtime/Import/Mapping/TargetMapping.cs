namespace ControlTower.Core.Runtime.Import.Mapping;

/// <summary>What is filled from the rows of one table.</summary>
public abstract record TargetMapping
{
    public string Table { get; init => field = value ?? ""; } = "";

    /// <summary>Rows may say the same thing again, of which the first counts; without it they are rejected, or stand twice.</summary>
    public bool Repeats { get; init; }

    /// <summary>Its fields by the names that the mapping uses.</summary>
    public abstract IReadOnlyList<TargetField> Fields();
}

/// <param name="Mapping">Null where the mapping leaves the field out.</param>
public sealed record TargetField(string Name, FieldMapping? Mapping, bool Required = false);
