using ControlTower.Core.Orders.Sourcing.Answer;
using ControlTower.Core.Orders.Sourcing.Prepared;
using ControlTower.Core.Orders.Sourcing.Problem;
using ControlTower.Core.Orders.Sourcing.Solving;

namespace ControlTower.Core.Orders.Sourcing.Whys;

/// <summary>A line of an order, and the number of the site that serves most of it.</summary>
internal sealed record ServedLine(SourcingOrder Order, SourcingLine Line, int Site);

/// <summary>Decides an order anew with something changed, and looks whether the site still serves the line.</summary>
internal sealed class FlipCheck(PreparedNetwork network, Func<SourcingOrder, WhatIf, SourcedOrder> decide)
{
    /// <summary>A claim lies so little above where the choice flips that 99 % of it lie below.</summary>
    public const double Above = 1.001;

    public const double Less = 0.99;

    /// <summary>In hours; what flips at less has no smallest change.</summary>
    public const double Second = 1 / 3_600d;

    /// <summary>Answers whose costs differ by less, beside their size, count as equal.</summary>
    private const double Equal = 1e-9;

    /// <param name="to">The site that then ships most of the line; null where it is left.</param>
    public bool Flips(ServedLine served, WhatIf change, out string? to)
    {
        var answer = decide(served.Order, change);
        to = Explainer.Chosen(answer, served.Line.Id);
        return !answer.Shipments.Any(shipment => shipment.Site == network.SiteIds[served.Site] && shipment.Lines.Any(part => part.Line == served.Line.Id));
    }

    /// <summary>Whether the site ships the line, and every answer in which it does not costs more: or what is chosen between equals would decide.</summary>
    public bool Stays(ServedLine served, WhatIf change)
    {
        if (Flips(served, change, out _)) return false;
        var pool = network.Stock.Find(network.ItemIds.Find(served.Line.Item), served.Site);
        var (with, without) = (decide(served.Order, change).Cost, decide(served.Order, change with { WithoutPool = pool, OnlyLine = PlaceOf(served) }).Cost);
        return without - with > Equal * Math.Abs(with);
    }

    private static int PlaceOf(ServedLine served)
    {
        var place = 0;
        while (served.Order.Lines[place].Id != served.Line.Id) place++;
        return place;
    }
}
