using System.Threading.RateLimiting;

namespace ControlTower.Web.Features.Track;

/// <summary>How often one address may look at tracking pages: often enough for a family, too seldom to try tokens.</summary>
public static class TrackLimit
{
    public const string Policy = "track";
    public const int PerMinute = 60;

    public static IServiceCollection AddTrackLimit(this IServiceCollection services) => services.AddRateLimiter(limiter =>
    {
        limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limiter.AddPolicy(Policy, context => RateLimitPartition.GetFixedWindowLimiter(
            context.Connection.RemoteIpAddress?.ToString() ?? "", _ => new FixedWindowRateLimiterOptions { PermitLimit = PerMinute, Window = TimeSpan.FromMinutes(1) }));
    });
}
