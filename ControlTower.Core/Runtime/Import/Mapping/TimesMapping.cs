namespace ControlTower.Core.Runtime.Import.Mapping;

/// <summary>How times are written.</summary>
public sealed record TimesMapping
{
    /// <summary>.NET custom formats, tried in order; none means ISO 8601.</summary>
    public List<string> Formats { get; init => field = value ?? []; } = [];

    /// <summary>IANA name of the zone of times without an offset.</summary>
    public string Zone { get; init => field = value ?? "Etc/UTC"; } = "Etc/UTC";
}
