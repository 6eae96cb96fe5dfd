namespace ControlTower.Web.Api;

/// <summary>Lets a call through when its key has one of the scopes: without a key 401, without any of them 403.</summary>
public sealed class ScopeFilter(params string[] scopes) : IEndpointFilter
{
    private const string Item = "tower.caller";

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var holder = http.RequestServices.GetRequiredService<Access>().Find(http.Request);
        if (holder is null)
        {
            http.Response.Headers.WWWAuthenticate = "Bearer";
            return Problems.Status(StatusCodes.Status401Unauthorized, "The call needs a key: Authorization: Bearer KEY. Keys are issued on the Admin page.");
        }
        if (!scopes.Any(holder.May)) return Problems.Status(StatusCodes.Status403Forbidden, $"The key has no scope '{string.Join("' or '", scopes)}'.");
        if (holder.Caller.Partner is not null && http.GetEndpoint()?.Metadata.GetMetadata<OpenToPartners>() is null)
        {
            return Problems.Status(StatusCodes.Status403Forbidden, OpenToPartners.Refusal);
        }
        http.Items[Item] = holder;
        // What may be repeated is recognised by its very bytes, so they are kept (in memory) until the command is sent.
        if (http.Request.Headers.ContainsKey(Submission.KeyHeader)) http.Request.EnableBuffering(bufferThreshold: RequestJson.MaxBytes);
        return await next(context);
    }

    public static KeyHolder HolderOf(HttpContext context) => (KeyHolder)context.Items[Item]!;
}

public static class ScopeFilterExtensions
{
    public static TBuilder NeedsScope<TBuilder>(this TBuilder builder, string scope)
        where TBuilder : IEndpointConventionBuilder => builder.AddEndpointFilter(new ScopeFilter(scope));

    /// <summary>Each of the scopes will do.</summary>
    public static TBuilder NeedsAnyScope<TBuilder>(this TBuilder builder, params string[] scopes)
        where TBuilder : IEndpointConventionBuilder => builder.AddEndpointFilter(new ScopeFilter(scopes));

    /// <summary>Lets partners' keys call it too: it answers them with what is their own alone.</summary>
    public static TBuilder OpenToPartners<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new OpenToPartners());
}
