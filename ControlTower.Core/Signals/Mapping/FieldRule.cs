using System.Text.Json;
using ControlTower.Core.Kernel;

namespace ControlTower.Core.Signals.Mapping;

public enum ValueForm { AsItIs, Text, Number, Instant }

/// <summary>How one member of a signal comes from a document.</summary>
public sealed record FieldRule
{
    /// <summary>The first that stands in the document counts; all of them where they are joined.</summary>
    public IReadOnlyList<JsonPath> From { get; init; } = [];

    /// <summary>Put between the texts of all paths.</summary>
    public string? Join { get; init; }

    /// <summary>Always this, whatever the document says.</summary>
    public JsonElement? Value { get; init; }

    /// <summary>Translates what the document says; what is not listed takes <see cref="Otherwise"/>, and without it is an error.</summary>
    public OrdinalMap<string>? Values { get; init; }

    /// <summary>Where the document says nothing.</summary>
    public JsonElement? Otherwise { get; init; }

    /// <summary>Factor on a number, such as 0.001 from grams to kilograms.</summary>
    public decimal? Times { get; init; }

    /// <summary>How instants are written, after .NET's patterns; unixSeconds and unixMilliseconds as well.</summary>
    public IReadOnlyList<string> Formats { get; init; } = [];

    /// <summary>Of instants that name none; IANA.</summary>
    public string? Zone { get; init; }

    public string? Prefix { get; init; }

    public ValueForm As { get; init; }

    /// <summary>Makes a list: one entry for each value that is found, by <see cref="Fields"/>, or by <see cref="From"/> inside it, or the value itself.</summary>
    public JsonPath? Each { get; init; }

    /// <summary>Makes an object.</summary>
    public IReadOnlyList<NamedRule> Fields { get; init; } = [];
}

public sealed record NamedRule(string Name, FieldRule Rule);
