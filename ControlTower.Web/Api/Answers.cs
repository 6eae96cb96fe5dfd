using ControlTower.Core.Kernel;
using ControlTower.Core.Kernel.Json;

namespace ControlTower.Web.Api;

/// <summary>Results as HTTP answers.</summary>
public static class Answers
{
    public static IResult From<T>(Result<T> result) => result.Succeeded ? Ok(result.Value) : Problems.From(result.Refusal);

    public static IResult From<T, TShape>(Result<T> result, Func<T, TShape> shape) => result.Succeeded ? Ok(shape(result.Value)) : Problems.From(result.Refusal);

    public static IResult Page<T>(Result<Page<T>> page) => From(page);

    public static IResult Ok<T>(T value) => Results.Json(value, ApiJson.Options);

    /// <summary>Reads a body that meets a schema, and answers with what becomes of it.</summary>
    public static async Task<IResult> WithAsync<T>(HttpContext context, JsonSchema schema, Func<T, Task<Result<object>>> act)
    {
        var body = await RequestJson.ReadAsync<T>(context.Request, schema, "The body");
        return body.Succeeded ? From(await act(body.Value)) : Problems.From(body.Refusal);
    }
}
