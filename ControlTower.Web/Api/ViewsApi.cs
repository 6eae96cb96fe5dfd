using ControlTower.Core.Kernel;
using ControlTower.Core.Kernel.Json;
using ControlTower.Core.People;

namespace ControlTower.Web.Api;

/// <summary>Views that the caller keeps of pages: filter, sort and columns under a name. A person's key alone has any.</summary>
public static class ViewsApi
{
    private static readonly JsonSchema ViewSchema = JsonSchema.Parse("""
        {"type":"object","additionalProperties":false,"required":["page","name","query"],"properties":{
          "page":{"type":"string","minLength":1,"maxLength":60},"name":{"type":"string","minLength":1,"maxLength":60},
          "query":{"type":"string","maxLength":2000},"default":{"type":["boolean","null"]}}}
        """);

    private static readonly JsonSchema RenameSchema = JsonSchema.Parse("""
        {"type":"object","additionalProperties":false,"required":["page","name","to"],"properties":{
          "page":{"type":"string","minLength":1,"maxLength":60},"name":{"type":"string","minLength":1,"maxLength":60},"to":{"type":"string","minLength":1,"maxLength":60}}}
        """);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/views", List).NeedsScope(Scopes.Read).Produces<Page<ViewShape>>();
        api.MapPost("/views", SaveAsync).NeedsScope(Scopes.Read).Accepts<ViewBody>("application/json").Produces<ViewShape>();
        api.MapPost("/views/rename", RenameAsync).NeedsScope(Scopes.Read).Accepts<RenameBody>("application/json").Produces<ViewShape>();
        api.MapDelete("/views", RemoveAsync).NeedsScope(Scopes.Read);
    }

    private static IResult List(HttpContext context, Submission tower, string? page)
    {
        if (ScopeFilter.HolderOf(context).Caller.Person is not { } person) return Problems.From(Refusal.Forbidden("A view is a person's; a key has none."));
        var views = page is null ? tower.View.People.ViewsOf(person) : tower.View.People.ViewsOf(person, page);
        return Answers.Ok(new Page<ViewShape>([.. views.Select(ViewShape.Of)], null));
    }

    private static async Task<IResult> SaveAsync(HttpContext context, Submission tower)
    {
        var body = await RequestJson.ReadAsync<ViewBody>(context.Request, ViewSchema, "The view");
        return body.Succeeded
            ? Answers.From(await tower.SendAsync<SavedView>(context, new SaveView(body.Value.Page, body.Value.Name, body.Value.Query, body.Value.Default ?? false)), ViewShape.Of)
            : Problems.From(body.Refusal);
    }

    private static async Task<IResult> RenameAsync(HttpContext context, Submission tower)
    {
        var body = await RequestJson.ReadAsync<RenameBody>(context.Request, RenameSchema, "The body");
        return body.Succeeded
            ? Answers.From(await tower.SendAsync<SavedView>(context, new RenameView(body.Value.Page, body.Value.Name, body.Value.To)), ViewShape.Of)
            : Problems.From(body.Refusal);
    }

    private static async Task<IResult> RemoveAsync(HttpContext context, Submission tower, string? page, string? name)
    {
        if (page is null) return Problems.From(Refusal.Invalid("A view is of a page: its path.", "page"));
        if (name is null) return Problems.From(Refusal.Invalid("A view has a name.", "name"));
        return Answers.From(await tower.SendAsync<object>(context, new RemoveView(page, name)));
    }

    private sealed record ViewBody(string Page, string Name, string Query, bool? Default);

    private sealed record RenameBody(string Page, string Name, string To);
}

/// <param name="Query">Of the page's address, without the question mark.</param>
/// <param name="Default">The page opens with it.</param>
public sealed record ViewShape(string Page, string Name, string Query, bool Default)
{
    public static ViewShape Of(SavedView view) => new(view.Page, view.Name, view.Query, view.Default);
}
