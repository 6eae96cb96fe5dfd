using System.Globalization;
using ControlTower.Core.Kernel.Json;
using ControlTower.Core.Network;
using ControlTower.Core.People;

namespace ControlTower.Web.Api;

/// <summary>When sites and lanes work, what is planned to be down, and how much they handle; told as a whole.</summary>
public static class SchedulesApi
{
    private static readonly JsonSchema Schema = NetworkApi.Schema.Definition("schedule");

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPut("/sites/{id}/schedule", async (string id, HttpContext context, Submission tower) => await PutAsync(context, async (schedule, match) =>
            Answers.From(await tower.SendAsync<Site>(context, new ScheduleSite(id, schedule, match)), site => site.Entry))).NeedsScope(Scopes.Network).Accepts<ScheduleEntry>("application/json").Produces<SiteEntry>();
        api.MapPut("/lanes/{from}/{to}/schedule", async (string from, string to, HttpContext context, Submission tower) => await PutAsync(context, async (schedule, match) =>
            Answers.From(await tower.SendAsync<LaneEntry>(context, new ScheduleLane(from, to, schedule, match))))).NeedsScope(Scopes.Network).Accepts<ScheduleEntry>("application/json").Produces<LaneEntry>();
    }

    private static async Task<IResult> PutAsync(HttpContext context, Func<ScheduleEntry, long?, Task<IResult>> put)
    {
        var schedule = await RequestJson.ReadAsync<ScheduleEntry>(context.Request, Schema, "The schedule");
        if (!schedule.Succeeded) return Problems.From(schedule.Refusal);
        var match = context.Request.Headers.IfMatch.ToString().Trim('"');
        if (match is "" or "*") return await put(schedule.Value, null);
        return long.TryParse(match, NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? await put(schedule.Value, version)
            : Problems.From(new(Core.Kernel.RefusalKind.PreconditionFailed, $"If-Match {match} is not an ETag of the network."));
    }
}
