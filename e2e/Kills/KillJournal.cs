using System.Globalization;
using System.Net;
using System.Text.Json;
using ControlTower.EndToEnd.Harness;

namespace ControlTower.EndToEnd.Kills;

/// <summary>The whole journal as the API gives it.</summary>
internal sealed class KillJournal
{
    private readonly List<JsonElement> rows = [];

    public int Rows => rows.Count;

    public static async Task<KillJournal> ReadAsync(ApiClient api)
    {
        var journal = new KillJournal();
        for (long after = 0; ;)
        {
            var page = (await api.GetAsync($"/api/v1/journal?limit=5000&after={after.ToString(CultureInfo.InvariantCulture)}")).Expect(HttpStatusCode.OK).Body();
            journal.rows.AddRange(page.GetProperty("items").EnumerateArray());
            if (page.GetProperty("next").ValueKind == JsonValueKind.Null) return journal;
            after = page.GetProperty("next").GetInt64();
        }
    }

    public IEnumerable<JsonElement> Of(string kind) => rows.Where(row => row.GetProperty("kind").GetString() == kind).Select(row => row.GetProperty("body"));

    /// <summary>Facts of some kinds with who did them, in order.</summary>
    public IEnumerable<(string Actor, JsonElement Body)> Rowed(params string[] kinds) =>
        rows.Where(row => kinds.Contains(row.GetProperty("kind").GetString()!)).Select(row => (row.GetProperty("actor").GetString()!, row.GetProperty("body")));

    public IEnumerable<(string Kind, JsonElement Body)> InOrder() => rows.Select(row => (row.GetProperty("kind").GetString()!, row.GetProperty("body")));

    public int Count(string kind) => Of(kind).Count();

    public void AssertOnce(string kind, string member)
    {
        var twice = Of(kind).GroupBy(body => body.GetProperty(member).GetString()).FirstOrDefault(group => group.Count() > 1);
        Assert.True(twice is null, $"{kind} of {twice?.Key} stands {twice?.Count()} times");
    }

    /// <summary>No rung joins before the deadline that was told for the one before.</summary>
    public void AssertNoEscalationEarly() => Assert.All(Escalations(), one => Assert.True(one.At >= one.Due, $"{one.Approval} was escalated at {one.At:O}, before {one.Due:O}"));

    /// <summary>Each rung that joined: when it was due, and when it did.</summary>
    public IReadOnlyList<(string Approval, DateTimeOffset Due, DateTimeOffset At)> Escalations()
    {
        var deadlines = new Dictionary<string, DateTimeOffset>();
        var escalations = new List<(string, DateTimeOffset, DateTimeOffset)>();
        foreach (var row in rows)
        {
            var body = row.GetProperty("body");
            switch (row.GetProperty("kind").GetString())
            {
                case "approval.requested":
                    var approval = body.GetProperty("approval");
                    deadlines[approval.GetProperty("id").GetString()!] = approval.GetProperty("deadline").GetDateTimeOffset();
                    break;
                case "approval.escalated":
                    var id = body.GetProperty("approval").GetString()!;
                    escalations.Add((id, deadlines[id], row.GetProperty("recordedAt").GetDateTimeOffset()));
                    deadlines[id] = body.GetProperty("deadline").GetDateTimeOffset();
                    break;
            }
        }
        return escalations;
    }
}
