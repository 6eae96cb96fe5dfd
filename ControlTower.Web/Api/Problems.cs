using System.Globalization;
using ControlTower.Core.Kernel;

namespace ControlTower.Web.Api;

/// <summary>Refusals as problems after RFC 9457.</summary>
public static class Problems
{
    public static int StatusOf(RefusalKind kind) => kind switch
    {
        RefusalKind.Invalid => StatusCodes.Status400BadRequest,
        RefusalKind.Forbidden => StatusCodes.Status403Forbidden,
        RefusalKind.NotFound => StatusCodes.Status404NotFound,
        RefusalKind.Conflict => StatusCodes.Status409Conflict,
        RefusalKind.PreconditionFailed => StatusCodes.Status412PreconditionFailed,
        RefusalKind.Unprocessable => StatusCodes.Status422UnprocessableEntity,
        _ => StatusCodes.Status503ServiceUnavailable,
    };

    public static IResult From(Refusal refusal)
    {
        var extensions = new Dictionary<string, object?>();
        if (refusal.Errors.Count > 0)
        {
            extensions["errors"] = refusal.Errors;
            extensions["errorCount"] = refusal.ErrorCount;
        }
        else if (refusal.Pointer is not null)
        {
            extensions["errors"] = new[] { new FieldError(refusal.Pointer, refusal.Message) };
            extensions["errorCount"] = 1;
        }
        if (refusal.FirstBy is not null || refusal.FirstAt is not null) extensions["first"] = new { by = refusal.FirstBy, at = refusal.FirstAt };
        return new RetryHint(Results.Problem(refusal.Message, statusCode: StatusOf(refusal.Kind), extensions: extensions));
    }

    /// <param name="pointer">JSON pointer to what in the body is at fault, empty for all of it; null where it is not the body.</param>
    public static IResult Status(int status, string detail, string? pointer = null) =>
        Results.Problem(detail, statusCode: status, extensions: pointer is null ? null : new Dictionary<string, object?> { ["errors"] = new[] { new FieldError(pointer, detail) }, ["errorCount"] = 1 });

    /// <summary>Who is asked to come again is told when.</summary>
    private sealed class RetryHint(IResult inner) : IResult
    {
        private const int Seconds = 1;

        public Task ExecuteAsync(HttpContext httpContext)
        {
            if (inner is IStatusCodeHttpResult { StatusCode: StatusCodes.Status503ServiceUnavailable })
            {
                httpContext.Response.Headers.RetryAfter = Seconds.ToString(CultureInfo.InvariantCulture);
            }
            return inner.ExecuteAsync(httpContext);
        }
    }
}
