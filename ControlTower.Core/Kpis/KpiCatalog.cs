using ControlTower.Core.Kpis.Definitions;

namespace ControlTower.Core.Kpis;

/// <summary>Every figure that the tower knows, in the order in which pages and answers list them.</summary>
public static class KpiCatalog
{
    public static IReadOnlyList<IKpi> All { get; } =
    [
        new OrderFulfilmentCycleTime(), new ApprovedToShipped(), new ShippedToDelivered(),
        new OnTimeByTimestamp(), new OnTimeByDate(), new PerfectOrderRate(), new Complete(), new Undamaged(), new CorrectlyInvoiced(),
        new FillRate(), new Backlog(), new Throughput(),
        new OrdersPlaced(), new OrdersDelivered(), new OrderLines(), new MultiSupplierOrders(), new Customers(), new Revenue(),
        new LineTimeliness(), new ScheduledDays(), new ActualDays(),
        new OccurredToDetected(), new DetectedToAcknowledged(), new AcknowledgedToDecided(), new DecidedToActed(),
        new DetectionToResponse(), new ActedToConfirmed(),
        new AutomationRate(), new DecisionLatencyAgainstWindow(),
        new InventoryTurnover(), new DaysOfSupply(), new InventoryAccuracy(), new CapacityUsed(),
        new SupplierOnTimeInFull(), new CarrierOnTimeInFull(), new FulfilmentErrorRate(), new WaitingTime(),
        new CashToCash(), new CostPerOrder(), new ReturnRate(),
    ];

    /// <summary>Null where there is no such figure.</summary>
    public static IKpi? Find(string id) => All.FirstOrDefault(kpi => kpi.Definition.Id == id);
}
