using ControlTower.Core.Kernel.Json;
using ControlTower.Core.People;
using ControlTower.Core.Storage.Credentials;

namespace ControlTower.Web.Api;

/// <summary>Users with roles and functions, and keys, which are shown once.</summary>
public static class PeopleApi
{
    private static readonly JsonSchema UserSchema = JsonSchema.Parse("""
        {"type":"object","additionalProperties":false,"required":["name","roles","functions"],"properties":{
          "name":{"type":"string","minLength":1,"maxLength":200},
          "roles":{"type":"array","items":{"type":"string","maxLength":50},"maxItems":20},
          "functions":{"type":"array","items":{"type":"string","maxLength":100},"maxItems":100}}}
        """);

    private static readonly JsonSchema ChangeSchema = JsonSchema.Parse("""
        {"type":"object","additionalProperties":false,"required":["roles","functions"],"properties":{
          "roles":{"type":"array","items":{"type":"string","maxLength":50},"maxItems":20},
          "functions":{"type":"array","items":{"type":"string","maxLength":100},"maxItems":100},
          "active":{"type":["boolean","null"]}}}
        """);

    private static readonly JsonSchema KeySchema = JsonSchema.Parse("""
        {"type":"object","additionalProperties":false,"required":["scopes"],"properties":{
          "user":{"type":["string","null"],"maxLength":100},"integration":{"type":["string","null"],"minLength":1,"maxLength":100},
          "partner":{"type":["string","null"],"minLength":1,"maxLength":100},
          "scopes":{"type":"array","items":{"type":"string","maxLength":50},"maxItems":50}}}
        """);

    private static readonly JsonSchema FunctionSchema = JsonSchema.Parse("""
        {"type":"object","additionalProperties":false,"required":["id","name"],"properties":{
          "id":{"type":"string","minLength":1,"maxLength":100},"name":{"type":"string","minLength":1,"maxLength":200}}}
        """);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/users", AddAsync).NeedsScope(Scopes.Admin);
        api.MapGet("/users", (Submission tower, PersonKeys keys, string? after, int? limit) =>
            Answers.Page(Paging.Cut(tower.View.People.Persons, new(after, limit), person => UserShape.Of(person, keys)))).NeedsScope(Scopes.Admin);
        api.MapPut("/users/{id}", ChangeAsync).NeedsScope(Scopes.Admin);
        api.MapPost("/users/{id}/forget", ForgetAsync).NeedsScope(Scopes.Admin);
        api.MapPost("/keys", IssueAsync).NeedsScope(Scopes.Admin);
        api.MapGet("/keys", (Submission tower, string? after, int? limit) => Answers.Page(Paging.Cut(tower.View.People.Keys, new(after, limit), KeyShape.Of))).NeedsScope(Scopes.Admin);
        api.MapDelete("/keys/{id}", async (string id, HttpContext context, Submission tower) => Answers.From(await tower.SendAsync<object>(context, new RevokeKey(id)))).NeedsScope(Scopes.Admin);
        api.MapGet("/functions", (Submission tower) => Answers.Ok(new { items = tower.View.People.Functions.Select(pair => new { id = pair.Key, name = pair.Value }), next = (string?)null })).NeedsScope(Scopes.Read);
        api.MapPost("/functions", async (HttpContext context, Submission tower) =>
            await Answers.WithAsync<FunctionBody>(context, FunctionSchema, body => tower.SendAsync<object>(context, new AddFunction(body.Id, body.Name)))).NeedsScope(Scopes.Admin);
    }

    private static async Task<IResult> AddAsync(HttpContext context, Submission tower, PeopleDesk desk)
    {
        var body = await RequestJson.ReadAsync<UserBody>(context.Request, UserSchema, "The user");
        if (!body.Succeeded) return Problems.From(body.Refusal);
        var added = await desk.AddAsync(body.Value.Name, body.Value.Roles, body.Value.Functions, command => tower.SendAsync<Person>(context, command));
        return Answers.From(added, person => UserShape.Of(person, desk.Keys));
    }

    private static async Task<IResult> ChangeAsync(string id, HttpContext context, Submission tower, PersonKeys keys)
    {
        var body = await RequestJson.ReadAsync<ChangeBody>(context.Request, ChangeSchema, "The user");
        if (!body.Succeeded) return Problems.From(body.Refusal);
        return Answers.From(
            await tower.SendAsync<Person>(context, new ChangePerson(id, body.Value.Roles, body.Value.Functions, body.Value.Active ?? true)), person => UserShape.Of(person, keys));
    }

    private static async Task<IResult> ForgetAsync(string id, HttpContext context, Submission tower, PeopleDesk desk) =>
        Answers.From(await desk.ForgetAsync(id, command => tower.SendAsync<object>(context, command)));

    /// <summary>
    /// The key is shown in the first answer only: nothing keeps it, so the same request repeated tells the same id and null for the key.
    /// Who lost the first answer revokes that id and asks for another.
    /// </summary>
    private static async Task<IResult> IssueAsync(HttpContext context, Submission tower)
    {
        var body = await RequestJson.ReadAsync<KeyBody>(context.Request, KeySchema, "The key");
        if (!body.Succeeded) return Problems.From(body.Refusal);
        var (key, digest) = FreshKey.Make();
        var issued = await tower.SendAsync<AccessKey>(context, new IssueKey(digest, body.Value.User, body.Value.Integration, body.Value.Scopes) { Partner = body.Value.Partner });
        if (!issued.Succeeded) return Problems.From(issued.Refusal);
        return Answers.Ok(new { id = issued.Value.Id, key = issued.Value.Digest == digest ? key : null, scopes = issued.Value.Scopes, partner = issued.Value.Partner });
    }

    private sealed record UserBody(string Name, IReadOnlyList<string> Roles, IReadOnlyList<string> Functions);

    private sealed record ChangeBody(IReadOnlyList<string> Roles, IReadOnlyList<string> Functions, bool? Active);

    private sealed record KeyBody(string? User, string? Integration, string? Partner, IReadOnlyList<string> Scopes);

    private sealed record FunctionBody(string Id, string Name);

    /// <param name="Name">Null once the person was forgotten.</param>
    private sealed record UserShape(string Id, string? Name, IReadOnlyList<string> Roles, IReadOnlyList<string> Functions, bool Active)
    {
        public static UserShape Of(Person person, PersonKeys keys) => new(person.Id, keys.Open(person.Name), person.Roles, person.Functions, person.Active);
    }

    private sealed record KeyShape(string Id, string? User, string? Integration, string? Partner, IReadOnlyList<string> Scopes, bool Revoked)
    {
        public static KeyShape Of(AccessKey key) => new(key.Id, key.Person, key.Integration, key.Partner, key.Scopes, key.Revoked);
    }
}
