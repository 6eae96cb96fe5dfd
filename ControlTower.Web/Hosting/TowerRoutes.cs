using ControlTower.Core.Runtime;
using ControlTower.Web.Api;
using ControlTower.Web.Features.Account;
using ControlTower.Web.Features.Admin;
using ControlTower.Web.Features.Approvals;
using ControlTower.Web.Features.Audit;
using ControlTower.Web.Features.Exceptions;
using ControlTower.Web.Features.Import;
using ControlTower.Web.Features.Jobs;
using ControlTower.Web.Features.Kpis;
using ControlTower.Web.Features.Network;
using ControlTower.Web.Features.Orders;
using ControlTower.Web.Features.Orders.Load;
using ControlTower.Web.Features.Production;
using ControlTower.Web.Features.Protocols;
using ControlTower.Web.Features.Returns;
using ControlTower.Web.Features.Settlement;
using ControlTower.Web.Features.Signals;
using ControlTower.Web.Features.Work;
using ControlTower.Web.Hub;
using ControlTower.Web.Shared.Export;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;

namespace ControlTower.Web.Hosting;

/// <summary>All ways into the tower, in the order in which a request passes them.</summary>
public static class TowerRoutes
{
    private const string Policy =
        "default-src 'self'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
        + "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    public static void MapTower(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandler = TellAsync,
            // What a caller sends wrong is told to the caller; the log is for what the tower does wrong.
            SuppressDiagnosticsCallback = failure => failure.Exception is BadHttpRequestException,
        });
        app.Use(async (context, next) =>
        {
            context.Response.Headers.ContentSecurityPolicy = Policy;
            context.Response.Headers.XContentTypeOptions = "nosniff";
            context.Response.Headers["Referrer-Policy"] = "same-origin";
            await next(context);
        });
        app.UseWhen(context => IsPage(context.Request.Path), pages => pages.UseStatusCodePagesWithReExecute("/not-found", "?status={0}", createScopeForStatusCodePages: true));
        app.UseWhen(context => !IsPage(context.Request.Path), calls => calls.UseStatusCodePages());
        app.Use(TellByReadingAsync);
        app.Use(BoundedBody.BoundAsync);
        // Routing stands here, so that an unknown address is routed again to the page that says so.
        app.UseRouting();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseHubGate();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.Use(RefuseForeignFormsAsync);
        app.MapStaticAssets();
        app.MapApi();
        app.MapOpenApi("/openapi/{documentName}.json");
        app.MapHub<TowerHub>(TowerHub.Route);
        MapHealth(app);
        app.MapAccount();
        app.MapImportExport();
        app.MapJobsExport();
        app.MapExceptionsExport();
        app.MapApprovalsExport();
        MapExports(app);
        app.MapNetworkExport();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(options =>
        {
            options.ContentSecurityFrameAncestorsPolicy = null;
            // A compressor for each page costs a quarter of a megabyte and time at each change; the changes are small.
            options.DisableWebSocketCompression = true;
        })
            .RequireAuthorization().Add(LetWallsConnect);
    }

    /// <summary>
    /// A wall is signed in by nobody, yet its screen lives over a circuit. Whoever connects can only bring to life what a page that
    /// they were let see has handed them, sealed; the wall hands out its screen without the router.
    /// </summary>
    private static void LetWallsConnect(EndpointBuilder endpoint)
    {
        if (endpoint is RouteEndpointBuilder { RoutePattern.RawText: { } route } && route.TrimStart('/').StartsWith("_blazor", StringComparison.Ordinal))
            endpoint.Metadata.Add(new AllowAnonymousAttribute());
    }

    private static void MapExports(WebApplication app)
    {
        var exports = app.MapExports();
        OrdersExport.Map(exports);
        ClosedOrdersExport.Map(exports);
        LoadExport.Map(exports);
        SignalsExport.Map(exports);
        KpisExport.Map(exports);
        ProtocolsExport.Map(exports);
        WorkExport.Map(exports);
        JournalExport.Map(exports);
        AdminExport.Map(exports);
        ProductionExport.Map(exports);
        SettlementExport.Map(exports);
        ReturnsExport.Map(exports);
    }

    private static void MapHealth(WebApplication app)
    {
        app.MapGet("/health/live", () => Results.Text("live"));
        app.MapGet("/health/ready", (TowerLoop loop) => loop.Trouble is { } trouble
            ? Problems.Status(StatusCodes.Status503ServiceUnavailable, $"No command can be taken: {trouble}")
            : Results.Text("ready"));
    }

    private static bool IsPage(PathString path) =>
        !path.StartsWithSegments("/api") && !path.StartsWithSegments("/health") && !path.StartsWithSegments("/hubs")
        && !path.StartsWithSegments("/schemas") && !path.StartsWithSegments("/openapi");

    /// <summary>What was refused may have been sent by a form; the page that says so is read.</summary>
    private static Task TellByReadingAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Features.Get<IStatusCodeReExecuteFeature>() is not null && !HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method))
        {
            context.Request.Path = "/refused";
            context.Request.Method = HttpMethods.Get;
            context.Features.Set<IAntiforgeryValidationFeature>(null);
        }
        return next(context);
    }

    /// <summary>A form without the token of the page it stands on is refused before anybody reads it.</summary>
    private static Task RefuseForeignFormsAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: false }) return next(context);
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return Task.CompletedTask;
    }

    private static Task TellAsync(HttpContext context)
    {
        var problem = context.Features.Get<IExceptionHandlerFeature>()?.Error;
        if (problem is BadHttpRequestException bad) return Problems.Status(bad.StatusCode, bad.Message, bad.StatusCode == StatusCodes.Status413PayloadTooLarge ? "" : null).ExecuteAsync(context);
        return Problems.Status(StatusCodes.Status500InternalServerError, $"The tower made a mistake; nothing was changed by it. Trace {context.TraceIdentifier}.").ExecuteAsync(context);
    }
}
