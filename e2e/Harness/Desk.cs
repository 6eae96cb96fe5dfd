using System.Net;
using System.Text.Json;

namespace ControlTower.EndToEnd.Harness;

/// <summary>A user of the tower with a key of its own.</summary>
public sealed record Desk(string User, string Key)
{
    public static async Task<Desk> AddAsync(ApiClient administrator, string name, string[] roles, params string[] functions)
    {
        var user = Text(await administrator.PostAsync("/api/v1/users", new { name, roles, functions }), "id");
        string[] scopes = ["read", "approvals:write", "exceptions:write"];
        return new(user, Text(await administrator.PostAsync("/api/v1/keys", new { user, scopes }), "key"));
    }

    private static string Text(ApiAnswer answer, string member)
    {
        using var json = JsonDocument.Parse(answer.Expect(HttpStatusCode.OK).Text);
        return json.RootElement.GetProperty(member).GetString()!;
    }
}
