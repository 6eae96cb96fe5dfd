namespace ControlTower.Core.Protocols.Conditions;

public enum FieldKind { Number, Text, Flag }

/// <summary>One thing that a condition may ask about a case.</summary>
/// <param name="Unit">Of a number: what its figures are in; "" for a mere number, a text or a flag.</param>
/// <param name="Meaning">For people, one sentence.</param>
/// <param name="Example">A condition that uses it.</param>
public sealed record ConditionField(string Name, FieldKind Kind, string Unit, string Meaning, string Example)
{
    public Dimension Dimension { get; init; }

    /// <summary>The texts that it can be; empty is any.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>Only whole numbers, so that nothing lies between 10 and 11.</summary>
    public bool IsWhole { get; init; }

    public decimal Least { get; init; } = decimal.MinValue;

    /// <summary>What it is where nobody knows.</summary>
    public decimal WhenUnknown { get; init; }

    /// <summary>The same in words.</summary>
    public string UnknownWords { get; init; } = "0";

    /// <summary>Read from the case itself, so that an index may look at it for every case.</summary>
    public bool IsCheap { get; init; }

    /// <summary>Where it stands in <see cref="CaseFields"/>; set by the catalogue.</summary>
    public int Slot { get; init; }
}

/// <summary>A figure over a stretch of time that ends now, such as casesOpened(7 d).</summary>
/// <param name="LongestHours">The tower remembers no further back.</param>
public sealed record ConditionFunction(string Name, string Unit, Dimension Dimension, decimal LongestHours, string Meaning, string Example)
{
    public bool IsWhole { get; init; }
}
