using ControlTower.Core.Orders.Sourcing.Prepared;
using ControlTower.Core.Orders.Sourcing.Problem;

namespace ControlTower.Core.Orders.Sourcing.Batches;

/// <summary>An order of a batch: what it asks for, and what the sites give it at present.</summary>
internal sealed class BatchOrder
{
    public BatchOrder(PreparedNetwork network, SourcingOrder order, BatchRow row)
    {
        (Order, Row) = (order, row);
        Lines = [.. Enumerable.Range(0, order.Lines.Count).OrderBy(line => order.Lines[line].Id, StringComparer.Ordinal)];
        PromisedHours = order.PromisedBy is { } promise ? (promise - network.Problem.At).TotalHours : double.PositiveInfinity;
        var (items, units) = (new List<int>(), new List<double>());
        DemandOfLine = new int[Lines.Length];
        foreach (var line in Lines)
        {
            var item = network.ItemIds.Find(order.Lines[line].Item);
            var known = network.Policy.AllowLineSplit ? items.IndexOf(item) : -1;
            DemandOfLine[line] = known >= 0 ? known : items.Count;
            if (known < 0)
            {
                items.Add(item);
                units.Add(0);
            }
            units[DemandOfLine[line]] += order.Lines[line].Quantity;
        }
        (Item, Quantity, Weight) = ([.. items], [.. units], [.. items.Select(item => network.Item(item).WeightKg)]);
        SharesItems = items.Distinct().Count() < items.Count;
        Asked = units.Sum();
    }

    public SourcingOrder Order { get; }

    public BatchRow Row { get; }

    /// <summary>Its place in the plan.</summary>
    public required int Number { get; init; }

    /// <summary>Lines by id.</summary>
    public int[] Lines { get; }

    /// <summary>Hours from the decision to the promise; infinite where there is none.</summary>
    public double PromisedHours { get; }

    /// <summary>The demand of each line: lines that may be split are met item by item, lines that may not each by itself.</summary>
    public int[] DemandOfLine { get; }

    public int[] Item { get; }

    public double[] Quantity { get; }

    public double[] Weight { get; }

    /// <summary>Whether several demands draw from one pool.</summary>
    public bool SharesItems { get; }

    public double Asked { get; }

    /// <summary>How many of the policy's soft constraints no longer hold for it.</summary>
    public int Dropped { get; set; }

    /// <summary>What sites give, by site and demand; nothing while it is taken out.</summary>
    public Part[] Parts { get; set; } = [];

    public double Left => Asked - Parts.Sum(part => part.Units);

    /// <summary>No answer for this order alone costs less.</summary>
    public double Bound { get; set; }
}

/// <summary>Units that one site gives for one demand.</summary>
/// <param name="Entry">The site's place in the order's row.</param>
internal readonly record struct Part(int Entry, int Demand, int Pool, long Units);
