using ControlTower.Core.Signals;

namespace ControlTower.Web.Api;

/// <summary>A source of signals, and how well it does its work.</summary>
/// <param name="RejectedShare">From 0 to 1; null where nothing came.</param>
/// <param name="Contradictions">How often it told other than a different source had told shortly before; null for a partner's key, which is not told what others say.</param>
public sealed record SourceShape(
    string Name, string? Kind, DateTimeOffset LastAt, long Accepted, long Rejected, decimal? RejectedShare, long? Contradictions, decimal? IntervalHours, bool Silent, LagShape LagSeconds)
{
    public static SourceShape Of(SignalSource source)
    {
        var quality = SourceQuality.Of(source);
        return new(
            source.Name, source.Kind, source.LastAt, source.Accepted, source.Rejected, quality.RejectedShare, source.Contradictions, source.IntervalHours, source.Silent,
            new(quality.Last, quality.Median, quality.P95, quality.Lags));
    }
}

/// <summary>From what happened to the tower learning of it, in seconds.</summary>
/// <param name="Of">So many signals, the newest.</param>
public sealed record LagShape(long? Last, long? Median, long? P95, int Of);
