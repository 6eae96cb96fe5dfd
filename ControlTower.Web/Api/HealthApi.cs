using ControlTower.Core.Kernel;
using ControlTower.Core.People;
using ControlTower.Core.Tower.Partners;

namespace ControlTower.Web.Api;

/// <summary>Suppliers and carriers with their health.</summary>
public static class HealthApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/suppliers", (Submission tower, string? after, int? limit) => Answers.Page(Paging.Cut(PartnerOverview.Suppliers(tower.View), new(after, limit), HealthShape.Of))).NeedsScope(Scopes.Read);
        api.MapGet("/suppliers/{id}", (string id, Submission tower) => One(PartnerOverview.Supplier(tower.View, id), $"The supplier {id}")).NeedsScope(Scopes.Read);
        api.MapGet("/carriers", (Submission tower, string? after, int? limit) => Answers.Page(Paging.Cut(PartnerOverview.Carriers(tower.View), new(after, limit), HealthShape.Of))).NeedsScope(Scopes.Read);
        api.MapGet("/carriers/{id}", (string id, Submission tower) => One(PartnerOverview.Carrier(tower.View, id), $"The carrier {id}")).NeedsScope(Scopes.Read);
    }

    private static IResult One(PartnerLine? line, string what) => line is null ? Problems.From(Refusal.NotFound(what)) : Answers.Ok(HealthShape.Of(line));
}
