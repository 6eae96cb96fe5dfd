using ControlTower.Core.Runtime;
using ControlTower.Web.Shared.Live;

namespace ControlTower.Web.Shared.Export;

/// <summary>Files for who is signed in: the cookie names the person, the tower says at each call whether the account is still active.</summary>
public sealed class ExportGate(TowerLoop loop) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var person = context.HttpContext.User.FindFirst(Session.PersonClaim)?.Value;
        if (person is null || loop.View.People.Persons.Find(person) is not { Active: true })
        {
            return Results.Problem("Your account is not active any more; sign in again.", statusCode: StatusCodes.Status403Forbidden);
        }
        return await next(context);
    }
}

public static class ExportRoutes
{
    /// <summary>The group under <c>/export</c> in which features map their files.</summary>
    public static RouteGroupBuilder MapExports(this IEndpointRouteBuilder routes)
    {
        var exports = routes.MapGroup("/export");
        exports.RequireAuthorization().AddEndpointFilter<RouteGroupBuilder, ExportGate>();
        return exports;
    }
}
