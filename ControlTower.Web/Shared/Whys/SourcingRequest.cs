using System.Text.Json;
using ControlTower.Core.Kernel.Json;
using ControlTower.Core.Orders.Sourcing.Problem;

namespace ControlTower.Web.Shared.Whys;

/// <summary>Writes a sourcing problem as the body of <c>POST /api/v1/sourcing/simulate</c> that asks the same.</summary>
public static class SourcingRequest
{
    private static readonly JsonSerializerOptions Options = new(CanonicalJson.Options) { WriteIndented = true };

    /// <param name="currency">ISO 4217, of all amounts.</param>
    public static string Json(SourcingProblem problem, string currency) => JsonSerializer.Serialize(
        new
        {
            mode = problem.Mode,
            problem.At,
            currency,
            policy = problem.Policy,
            sites = problem.Sites.Select(Site),
            problem.Items,
            problem.Lanes,
            destinations = problem.Destinations.Select(one => new { one.Id, one.Place.Lat, one.Place.Lon }),
            orders = problem.Orders.Select(order => new { order.Id, order.Destination, order.Priority, order.PromisedBy, order.Lines }),
        },
        Options);

    private static object Site(SourcingSite site) => new
    {
        site.Id,
        site.Place?.Lat,
        site.Place?.Lon,
        timeZone = site.Zone.Id,
        site.Handling,
        site.HandlingPerUnit,
        site.ShipmentFixed,
        cutOff = site.CutOff,
        downtime = site.Downtime.Select(window => new { window.From, window.Until }),
        capacity = new { site.OrdersPerDay, site.UnitsPerDay, site.CommittedUnits },
        site.OpeningCost,
        site.Serves,
        site.Stock,
        site.SafetyStock,
    };
}
