using System.Globalization;
using ControlTower.Core.Kernel;

namespace ControlTower.Web.Api;

/// <summary>Over which revision of a draft a request is meant, by its preconditions (RFC 9110, 13.1).</summary>
/// <param name="Number">0 is where there is none yet; null over whichever there is.</param>
internal sealed record DraftRevision(int? Number)
{
    public static Result<DraftRevision> Of(HttpContext context)
    {
        if (context.Request.Headers.IfNoneMatch.ToString() == "*") return new DraftRevision(0);
        var match = context.Request.Headers.IfMatch.ToString();
        if (match is "" or "*") return new DraftRevision((int?)null);
        if (int.TryParse(match.Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var revision)) return new DraftRevision(revision);
        return new Refusal(RefusalKind.PreconditionFailed, $"If-Match {match} is not an ETag of a draft.");
    }

    public static string ETag(int revision) => $"\"{revision.ToString(CultureInfo.InvariantCulture)}\"";
}
