using ControlTower.Core.Kernel;
using ControlTower.Core.People;
using ControlTower.Core.Protocols.Measured;
using ControlTower.Core.Tower.Runs;

namespace ControlTower.Web.Api;

/// <summary>What the options of a protocol were to bring, and what they brought.</summary>
public static class ProtocolEffectsApi
{
    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/protocols/{id}/effects", (string id, Submission tower) =>
    {
        var protocols = tower.View.Protocols;
        if (!protocols.Published.ContainsKey(id) && !protocols.Drafts.ContainsKey(id)) return Problems.From(Refusal.NotFound($"The protocol {id}"));
        return Answers.Ok(new { protocol = id, items = EffectReading.Of(protocols, id).Select(KindShape.Of), next = (string?)null });
    }).NeedsScope(Scopes.Read);

    private sealed record KindShape(
        string Kind, int Count, decimal? MedianError, string? Currency, PairShape Cost, PairShape Orders, PairShape Lines, PairShape StopHours, PairShape RegainHours, decimal LateCost, IEnumerable<KindShape>? Days)
    {
        public DateOnly? Day { get; init; }

        public static KindShape Of(EffectReading one) => Of(one.Sum, one.MedianError, one.Days.Select(day => Of(day, EffectReading.Median(day), null) with { Day = day.Day }));

        private static KindShape Of(EffectDay sum, decimal? error, IEnumerable<KindShape>? days) => new(
            sum.Kind, sum.Count, error, sum.Currency, PairShape.Of(sum.Cost), PairShape.Of(sum.Orders), PairShape.Of(sum.Lines), PairShape.Of(sum.StopHours), PairShape.Of(sum.RegainHours), sum.LateCost, days);
    }

    /// <param name="Known">Runs of which both sides are known; the sums are over these.</param>
    private sealed record PairShape(int Known, decimal Forecast, decimal Real)
    {
        public static PairShape Of(EffectPair pair) => new(pair.Known, pair.Forecast, pair.Real);
    }
}
