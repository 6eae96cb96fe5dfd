namespace ControlTower.Core.Exceptions.Rules;

/// <summary>A shipment expected or arrived after it was promised deviates.</summary>
public static class ShipmentIsLate
{
    public static Deviation? Judge((string Id, string From, string To, IReadOnlyList<string> Items) shipment, DateTimeOffset promisedAt, DateTimeOffset expected, DateTimeOffset toldAt)
    {
        if (expected <= promisedAt) return null;
        var hours = decimal.Round((expected - promisedAt).Ticks / (decimal)TimeSpan.TicksPerHour, 2);
        return new(CaseKind.LateShipment, [shipment.Id], $"Late arrival +{hours:0.#} h", hours >= 24 ? Severity.High : hours >= 4 ? Severity.Medium : Severity.Low, toldAt, "logistics")
        {
            Site = shipment.From.Length > 0 ? shipment.From : null,
            OtherSite = shipment.To.Length > 0 ? shipment.To : null,
            Items = shipment.Items,
            Reference = shipment.Id,
            Hours = hours,
        };
    }
}
