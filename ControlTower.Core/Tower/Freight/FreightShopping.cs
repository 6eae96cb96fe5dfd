using ControlTower.Core.Kernel;
using ControlTower.Core.Network;
using ControlTower.Core.Orders;

namespace ControlTower.Core.Tower.Freight;

/// <param name="Lines">Whole or broken units of items, above 0.</param>
/// <param name="At">When the goods are ready to leave.</param>
/// <param name="HourLate">What an hour of lateness is worth, not below 0.</param>
public sealed record FreightQuestion(string From, string To, IReadOnlyList<(string Item, decimal Units)> Lines, DateTimeOffset At, decimal HourLate);

/// <summary>Lays the carriers of a lane side by side: what each asks, when it arrives, and what its lateness so far lets one expect.</summary>
public static class FreightShopping
{
    /// <returns>A refusal where no lane leads there or the cost passes all bounds.</returns>
    public static Result<FreightOffers> Offers(TowerState state, FreightQuestion question, TowerRules rules)
    {
        if (state.Network.Lane(question.From, question.To) is not { } lane) return Refusal.NotFound($"A lane from {question.From} to {question.To}");
        if (question.Lines.Select(line => line.Item).FirstOrDefault(item => !state.Network.Items.ContainsKey(item)) is { } unknown) return Refusal.Invalid($"There is no item '{unknown}'.", "/item");
        try
        {
            var goods = Consignment.Of(state.Network, question.Lines);
            return new FreightOffers(Sorted(RatesOf(lane).Select(rate => Offer((state, rules), (lane, rate), goods, question))));
        }
        catch (OverflowException)
        {
            return Refusal.Invalid($"What it weighs or costs is beyond {Micros.Limit}.", "/quantity");
        }
    }

    /// <summary>A lane without rates has one: its own.</summary>
    internal static IEnumerable<RateEntry> RatesOf(LaneEntry lane) =>
        lane.Rates is { Count: > 0 } rates ? rates : [new(lane.Carrier ?? "") { Fixed = lane.Fixed, PerKg = lane.PerKg }];

    private static FreightOffer Offer((TowerState State, TowerRules Rules) tower, (LaneEntry Lane, RateEntry Rate) by, Consignment goods, FreightQuestion question)
    {
        var network = tower.State.Network;
        var charge = FreightCharge.Of(by.Rate, network.Carriers.Find(by.Rate.Carrier), goods);
        var leaves = WorkTime.Of(by.Lane, network.Sites.Find(by.Lane.From)?.Entry).Opening(question.At) ?? question.At;
        var hours = network.EffectiveLeadTime(by.Lane with { LeadTimeHours = by.Rate.LeadTimeHours ?? by.Lane.LeadTimeHours }, leaves);
        var told = tower.State.Orders.CarrierRecord(by.Rate.Carrier).Deliveries;
        var late = MeanHoursLate(told);
        return new(by.Rate.Carrier.Length == 0 ? null : by.Rate.Carrier, by.Rate.Service, Money.Of(charge.Amount, tower.Rules.Currency), charge.ChargeableKg, hours, leaves, leaves.AddTicks((long)(hours * TimeSpan.TicksPerHour)))
        {
            OnTimeShare = told.Count == 0 ? null : decimal.Round((decimal)told.Count(mark => mark.OnTime) / told.Count, 4),
            MeanHoursLate = late,
            ExpectedCost = Money.Of(charge.Amount + ((late ?? 0) * question.HourLate), tower.Rules.Currency),
        };
    }

    /// <summary>Over all deliveries that were told; null where none was.</summary>
    internal static decimal? MeanHoursLate(IReadOnlyList<DeliveryMark> told) => told.Count == 0
        ? null
        : decimal.Round(told.Sum(mark => Math.Max(0, (mark.ArrivedAt - mark.PromisedAt).Ticks)) / (decimal)TimeSpan.TicksPerHour / told.Count, 4);

    private static IReadOnlyList<FreightOffer> Sorted(IEnumerable<FreightOffer> offers) =>
        [.. offers.OrderBy(offer => offer.ExpectedCost.Micros).ThenBy(offer => offer.Arrives).ThenBy(offer => offer.Carrier, StringComparer.Ordinal).ThenBy(offer => offer.Service, StringComparer.Ordinal)];
}
