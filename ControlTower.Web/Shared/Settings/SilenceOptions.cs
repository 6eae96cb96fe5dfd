using System.ComponentModel.DataAnnotations;
using ControlTower.Core.Tower;

namespace ControlTower.Web.Shared.Settings;

/// <summary>The section "Tower:Silence": hours that the tower waits for news beyond the time at which it was due.</summary>
public sealed class SilenceOptions
{
    private const string Bounds = "Tower:Silence:{0} lies from {1} to {2} hours.";
    private const double Most = 8_760;

    /// <summary>After a purchase order was placed.</summary>
    [Range(0, Most, ErrorMessage = Bounds)]
    public decimal Confirmation { get; set; } = 48;

    /// <summary>After a shipment was to leave.</summary>
    [Range(0, Most, ErrorMessage = Bounds)]
    public decimal Departure { get; set; } = 4;

    /// <summary>After a purchase order or shipment was expected.</summary>
    [Range(0, Most, ErrorMessage = Bounds)]
    public decimal Arrival { get; set; } = 4;

    /// <summary>After a production order was to start.</summary>
    [Range(0, Most, ErrorMessage = Bounds)]
    public decimal Start { get; set; } = 4;

    /// <summary>After a production order was due.</summary>
    [Range(0, Most, ErrorMessage = Bounds)]
    public decimal Completion { get; set; } = 4;

    /// <summary>After an order was promised.</summary>
    [Range(0, Most, ErrorMessage = Bounds)]
    public decimal Delivery { get; set; } = 24;

    public SilenceRules Rules => new(Confirmation, Departure, Arrival, Start, Completion, Delivery);
}
