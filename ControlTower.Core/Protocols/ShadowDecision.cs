using System.Text.Json.Serialization;

namespace ControlTower.Core.Protocols;

/// <summary>What a version in the shadow would have done about one case, and what was done.</summary>
/// <param name="Id">Protocol and number.</param>
public sealed record ShadowDecision(string Id, string Case, string Protocol, int Version, DateTimeOffset StartedAt)
{
    /// <summary>Null while its options are weighed.</summary>
    public DateTimeOffset? RecordedAt { get; init; }

    public string? Level { get; init; }

    public ShadowWould Would { get; init; }

    public IReadOnlyList<string> Functions { get; init; } = [];

    public ShadowOption? Option { get; init; }

    public string? Because { get; init; }

    /// <summary>Null while nothing was decided about the case.</summary>
    public DateTimeOffset? ComparedAt { get; init; }

    /// <summary>The run that it is compared with.</summary>
    public string? Run { get; init; }

    public IReadOnlyList<string> Differs { get; init; } = [];

    /// <summary>Null while nothing was decided about the case.</summary>
    [JsonIgnore]
    public bool? Agrees => ComparedAt is null ? null : Differs.Count == 0;

    public static string IdOf(string protocol, int number) => $"{protocol}~{number.ToString("D6", System.Globalization.CultureInfo.InvariantCulture)}";
}

/// <summary>How a version in the shadow did so far.</summary>
/// <param name="Number">Of the last decision of the protocol, over all its versions.</param>
public sealed record ShadowTally(int Version, int Number, int Recorded, int Agreed, int Differing);
