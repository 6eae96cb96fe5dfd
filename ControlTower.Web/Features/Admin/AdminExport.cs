using ControlTower.Core.Effects;
using ControlTower.Core.People;
using ControlTower.Core.Runtime;
using ControlTower.Web.Shared.Export;
using ControlTower.Web.Shared.Live;

namespace ControlTower.Web.Features.Admin;

/// <summary>The tables of administration as files, for administrators alone; secrets are in none of them.</summary>
public static class AdminExport
{
    public static void Map(RouteGroupBuilder exports)
    {
        var admin = exports.MapGroup("").AddEndpointFilter(OnlyAdministratorsAsync);
        admin.MapGet("/users.csv", (TowerLoop loop, Session session) => CsvFile.Of("users.csv", ["user", "name", "roles", "functions", "active"],
            AdminFigures.Of(loop.View).Users.Select(user => Row(user.Id, session.NameOf(user.Id), Listed(user.Roles), Listed(user.Functions), YesNo(user.Active)))));
        admin.MapGet("/keys.csv", (TowerLoop loop, Session session) => CsvFile.Of("keys.csv", ["key", "holder", "kind", "partner", "scopes"],
            AdminFigures.Of(loop.View).Keys.Select(key => Row(key.Id, key.Integration ?? session.NameOf(key.Person), key.Integration is null ? "user" : "integration", key.Partner, Listed(key.Scopes)))));
        admin.MapGet("/walls.csv", (TowerLoop loop) => CsvFile.Of("walls.csv", ["wall", "key"],
            AdminFigures.Of(loop.View).Walls.Select(wall => Row(wall.Integration![AdminDesk.WallPrefix.Length..], wall.Id))));
        admin.MapGet("/webhooks.csv", (TowerLoop loop) => CsvFile.Of("webhooks.csv", ["webhook", "address"],
            AdminFigures.Of(loop.View).Webhooks.Select(one => Row(one.Id, one.Url))));
        admin.MapGet("/undelivered.csv", (TowerLoop loop) => CsvFile.Of("undelivered.csv", ["effect", "to", "type", "requestedAt", "attempts", "lastError"],
            loop.View.Effects.Effects.Values.Where(one => one.Status == EffectStatus.Dead).Select(one => Row(one.Id, one.Endpoint, one.Type, one.RequestedAt, one.Attempts, one.LastError))));
        admin.MapGet("/functions.csv", (TowerLoop loop) => CsvFile.Of("functions.csv", ["function", "name", "holders"], Functions(AdminFigures.Of(loop.View))));
    }

    private static IEnumerable<IReadOnlyList<object?>> Functions(AdminFigures figures) =>
        figures.Functions.Select(one => Row(one.Key, one.Value, figures.Users.Count(user => user.Active && user.Functions.Contains(one.Key))));

    private static async ValueTask<object?> OnlyAdministratorsAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var view = context.HttpContext.RequestServices.GetRequiredService<TowerLoop>().View;
        var person = context.HttpContext.User.FindFirst(Session.PersonClaim)?.Value;
        return person is not null && view.People.Persons.Find(person) is { Active: true } known && Scopes.Of(known).Contains(Scopes.Admin)
            ? await next(context)
            : Results.Problem("Only administrators take these files.", statusCode: StatusCodes.Status403Forbidden);
    }

    private static object?[] Row(params object?[] cells) => cells;

    private static string Listed(IEnumerable<string> names) => string.Join(' ', names);

    private static string YesNo(bool value) => value ? "yes" : "no";
}
