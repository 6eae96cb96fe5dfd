using System.Text.Json.Serialization;
using ControlTower.Core.Kernel;

namespace ControlTower.Core.Network;

/// <summary>The newest word of a machine at a site.</summary>
/// <param name="Throughput">Units an hour while it runs.</param>
/// <param name="Availability">Share of the time in which it runs, 0 to 1.</param>
/// <param name="Need">Units an hour that are needed; null where nobody told.</param>
/// <param name="At">When it was read, by the sender.</param>
public sealed record AutomationReading(string Site, string System, Quantity Throughput, decimal Availability, Quantity? Need, DateTimeOffset At)
{
    /// <summary>A site with more is not taken for a site any more.</summary>
    public const int MostOfASite = 500;

    /// <summary>Units an hour with its standstills reckoned in.</summary>
    [JsonIgnore]
    public Quantity Effective => new((long)(Throughput.Micros * Availability));
}
