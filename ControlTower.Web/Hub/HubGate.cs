using ControlTower.Core.People;
using ControlTower.Web.Api;

namespace ControlTower.Web.Hub;

/// <summary>Lets programs with a key that may read, and signed-in people, reach the hub; nobody else.</summary>
public static class HubGate
{
    private const string NoKey = "The hub needs a key with the scope 'read', in the Authorization header or as access_token.";

    private const string ForPartners =
        "The hub tells every change of the network, counted by version; a partner's key hears of its own by the API: sites, shipments, purchase orders and exceptions.";

    public static IApplicationBuilder UseHubGate(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (!context.Request.Path.StartsWithSegments(TowerHub.Route, StringComparison.OrdinalIgnoreCase) || context.User.Identity?.IsAuthenticated == true)
        {
            await next(context);
            return;
        }
        var holder = HolderOf(context);
        if (holder?.May(Scopes.Read) != true) await Problems.Status(StatusCodes.Status401Unauthorized, NoKey).ExecuteAsync(context);
        else if (holder.Caller.Partner is not null) await Problems.Status(StatusCodes.Status403Forbidden, ForPartners).ExecuteAsync(context);
        else await next(context);
    });

    private static KeyHolder? HolderOf(HttpContext context)
    {
        var access = context.RequestServices.GetRequiredService<Access>();
        var token = context.Request.Query["access_token"].ToString();
        return access.Find(context.Request) ?? (token.Length > 0 ? access.Find(token) : null);
    }
}
