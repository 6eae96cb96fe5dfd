using ControlTower.Core.Network;

namespace ControlTower.Core.Runtime.Demo;

/// <summary>Suppliers that fall behind: some catch up, some fall further.</summary>
internal sealed class DemoDelays(DemoWorld world)
{
    private static readonly string[] Reasons =
        ["Machine breakdown", "Raw material late", "Shortage of staff", "Quality hold on a batch", "Customs inspection", "Container not available"];

    /// <summary>Under 48 hours; three in four are taken back, since the supplier caught up.</summary>
    public IEnumerable<DemoStep> Passing(DemoPlot plot)
    {
        if (world.PurchaseOrders.Count == 0) yield break;
        var (order, reason) = (plot.Choose(world.PurchaseOrders), plot.Random.Pick(Reasons));
        var hours = plot.Random.From(6, 40);
        var catchesUp = plot.Random.Chance(75);
        yield return Delayed(plot, (0, 0), order, (hours, reason));
        if (catchesUp) yield return plot.Step(18, moment => DemoSignals.Retracted(plot.Id(1), moment.Time, (DemoSources.SupplierPortal, plot.Id(0)), "The supplier caught up"));
    }

    /// <summary>Under 48 hours at first, over them in the end; a third are long from the start.</summary>
    public IEnumerable<DemoStep> Growing(DemoPlot plot)
    {
        if (world.PurchaseOrders.Count == 0) yield break;
        var (order, reason) = (plot.Choose(world.PurchaseOrders), plot.Random.Pick(Reasons));
        var hours = plot.Random.From(14, 26);
        if (plot.Random.Chance(33))
        {
            yield return Delayed(plot, (0, 0), order, (hours * 4, reason));
            yield break;
        }
        yield return Delayed(plot, (0, 0), order, (hours, reason));
        yield return Delayed(plot, (1, 8), order, (hours + 13, reason));
        yield return Delayed(plot, (2, 17), order, (hours + 37, reason));
    }

    private static DemoStep Delayed(DemoPlot plot, (int Number, int Minutes) step, PurchaseOrderEntry order, (decimal Hours, string Reason) delay) =>
        plot.Step(step.Minutes, moment => DemoSignals.SupplierDelayed(plot.Id(step.Number), moment.Time, order, delay.Hours, delay.Reason));
}
