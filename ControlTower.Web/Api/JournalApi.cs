using System.Text.Json;
using ControlTower.Core.Journal;
using ControlTower.Core.Kernel;
using ControlTower.Core.People;
using ControlTower.Core.Runtime;

namespace ControlTower.Web.Api;

/// <summary>The journal as it is, and whether its chain holds.</summary>
public static class JournalApi
{
    private const int Default = 100;
    private const int Most = 5_000;

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/journal", List).NeedsScope(Scopes.Read);
        api.MapGet("/journal/verify", async (IJournal journal, CancellationToken cancellation) =>
            Answers.Ok(await Task.Run(() => JournalVerification.Verify(journal, cancellation), cancellation))).NeedsScope(Scopes.Read);
    }

    private static IResult List(IJournal journal, long? after, int? limit)
    {
        if (after < 0) return Problems.From(Refusal.Invalid("after is a sequence from 0.", "/after"));
        if (limit is < 1 or > Most) return Problems.From(Refusal.Invalid($"limit lies from 1 to {Most}.", "/limit"));
        var wanted = limit ?? Default;
        var rows = journal.Read(after ?? 0, wanted + 1);
        var given = rows.Take(wanted).Select(RowShape.Of).ToList();
        return Answers.Ok(new { items = given, next = rows.Count > wanted ? (long?)given[^1].Sequence : null });
    }

    private sealed record RowShape(long Sequence, DateTimeOffset RecordedAt, DateTimeOffset OccurredAt, string Actor, string Kind, int Schema, JsonElement Body, string Hash)
    {
        public static RowShape Of(FactRow row)
        {
            using var body = JsonDocument.Parse(row.Body);
            return new(row.Sequence, row.RecordedAt, row.OccurredAt, row.Actor, row.Kind, row.Schema, body.RootElement.Clone(), Convert.ToHexStringLower(row.Hash));
        }
    }
}
