namespace ControlTower.Core.Network;

/// <summary>The quickest ways from one site to those that it reaches, itself included. Sites by their numbers in the graph, spans in ticks.</summary>
public sealed class LaneWays
{
    /// <summary>Where more than this share of all sites is reached, each has its place; else those that are reached stand side by side.</summary>
    private const int DenseFrom = 4;

    private readonly int[] sites;
    private readonly long[] spans;
    private readonly int[] before;
    private readonly int[]? places;

    /// <param name="all">How many sites there are.</param>
    /// <param name="sites">Those reached, in order.</param>
    internal LaneWays(int all, int[] sites, long[] spans, int[] before)
    {
        (this.sites, this.spans, this.before) = (sites, spans, before);
        if (sites.Length * DenseFrom < all) return;
        places = new int[all];
        for (var place = 0; place < sites.Length; place++) places[sites[place]] = place + 1;
    }

    public int Count => sites.Length;

    /// <summary>In order of their numbers.</summary>
    public IReadOnlyList<int> Reached => sites;

    /// <returns><see cref="LaneGraph.Unreached"/> where no way leads.</returns>
    public long Span(int site) => PlaceOf(site) is >= 0 and var place ? spans[place] : LaneGraph.Unreached;

    /// <returns>The site before one on the way to it; -1 at the start, and where no way leads.</returns>
    public int Before(int site) => PlaceOf(site) is >= 0 and var place ? before[place] : -1;

    private int PlaceOf(int site) => places is not null ? places[site] - 1 : Array.BinarySearch(sites, site);
}
