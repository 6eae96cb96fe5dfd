using System.Globalization;
using ControlTower.Core.Orders.Sourcing;
using ControlTower.Core.Orders.Sourcing.Answer;

namespace ControlTower.Core.Tower.Routing;

/// <summary>An order leaves from several sites only where that is worth it: it arrives so much sooner, and costs no more than so much beyond what fewer sites would.</summary>
internal static class SplitLimit
{
    /// <returns>The decision, or the one of the fewest sites that serves as much, where splitting is not worth it.</returns>
    public static OrderDecision Hold(OrderQuestion question, IReadOnlyList<SiteOffer> offers, OrderDecision decision)
    {
        if (!question.LimitsSplits) return decision;
        for (var sites = 1; sites < decision.Answer.Shipments.Count; sites++)
        {
            var problem = decision.Problem with { Policy = decision.Problem.Policy with { MaxShipmentsPerOrder = sites } };
            var fewer = new OrderDecision(problem, Sourcer.Decide(problem).Orders[0], decision.Limits);
            if (Left(fewer) > Left(decision)) continue;
            return Objection(question, offers, (decision.Answer, fewer.Answer)) is { } objection ? fewer with { NotSplit = objection } : decision;
        }
        return decision;
    }

    private static BrokenRule? Objection(OrderQuestion question, IReadOnlyList<SiteOffer> offers, (SourcedOrder Split, SourcedOrder Fewer) ways)
    {
        var saved = (Arrives(ways.Fewer) - Arrives(ways.Split)).TotalHours;
        var more = ways.Split.Shipments.Sum(shipment => shipment.Cost) - ways.Fewer.Shipments.Sum(shipment => shipment.Cost);
        var from = $"from {ways.Split.Shipments.Count} sites";
        if (question.SplitSavesHours is { } hours && saved < (double)hours) return new("split", Text($"{from} it would arrive {saved:0.#} h sooner, {hours:0.#} h are needed"), saved, (double)hours);
        return question.SplitCostsAtMost is { } most && more > (double)most ? new("split", Text($"{from} it would cost {more:0.##} more, {most:0.##} at most"), more, (double)most) : null;

        DateTimeOffset Arrives(SourcedOrder way) => way.Shipments.Max(shipment => offers.First(offer => offer.Site.Id == shipment.Site).Arrives);
    }

    private static long Left(OrderDecision decision) => decision.Left.Sum(line => line.Units);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
