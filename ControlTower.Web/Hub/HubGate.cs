using ControlTower.Core.People;
using ControlTower.Web.Api;

namespace ControlTower.Web.Hub;

/// <summary>Lets programs with a key that may read, and signed-in people, reach the hub; nobody else.</summary>
public static class HubGate
{
    public static IApplicationBuilder UseHubGate(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (!context.Request.Path.StartsWithSegments(TowerHub.Route, StringComparison.OrdinalIgnoreCase) || IsLetThrough(context))
        {
            await next(context);
            return;
        }
        await Problems.Status(StatusCodes.Status401Unauthorized, "The hub needs a key with the scope 'read', in the Authorization header or as access_token.").ExecuteAsync(context);
    });

    private static bool IsLetThrough(HttpContext context)
    {
        if (context.User.Identity?.IsAuthenticated == true) return true;
        var access = context.RequestServices.GetRequiredService<Access>();
        var token = context.Request.Query["access_token"].ToString();
        var holder = access.Find(context.Request) ?? (token.Length > 0 ? access.Find(token) : null);
        return holder?.May(Scopes.Read) == true;
    }
}
