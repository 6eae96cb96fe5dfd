using ControlTower.Core.Orders.Sourcing.Prepared;

namespace ControlTower.Core.Orders.Sourcing.Batches;

/// <summary>The sites that may ship to one destination, ascending, with what they charge side by side.</summary>
internal sealed class BatchRow
{
    public BatchRow(DestinationSites destination)
    {
        Terms = [.. destination.Terms.OrderBy(terms => terms.Site)];
        Fixed = [.. Terms.Select(terms => terms.Fixed)];
        PerUnit = [.. Terms.Select(terms => terms.PerUnit)];
        PerKg = [.. Terms.Select(terms => terms.PerKg)];
        Site = [.. Terms.Select(terms => terms.Site)];
    }

    public SiteTerms[] Terms { get; }

    public int[] Site { get; }

    public double[] Fixed { get; }

    public double[] PerUnit { get; }

    public double[] PerKg { get; }
}
