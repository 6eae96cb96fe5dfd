using ControlTower.Core.Orders.Sourcing.Problem;

namespace ControlTower.Core.Orders.Sourcing.Prepared;

/// <summary>Ids in ordinal order, each with its number: what is decided must not hang on the order in which things were given.</summary>
public sealed class NumberedIds
{
    private readonly string[] ids;

    public NumberedIds(IEnumerable<string> given) => ids = [.. given.Order(StringComparer.Ordinal)];

    public int Count => ids.Length;

    public string this[int number] => ids[number];

    /// <returns>The number; negative where the id is not known.</returns>
    public int Find(string id) => Array.BinarySearch(ids, id, StringComparer.Ordinal);
}

/// <summary>The numbers of sites and items, and where each stands in the problem as it was given.</summary>
internal sealed class PreparedNames
{
    private readonly int[] givenSite;
    private readonly int[] givenItem;

    public PreparedNames(SourcingProblem problem)
    {
        Sites = new(problem.Sites.Select(site => site.Id));
        Items = new(problem.Items.Select(item => item.Id));
        givenSite = new int[Sites.Count];
        for (var i = 0; i < givenSite.Length; i++) givenSite[Sites.Find(problem.Sites[i].Id)] = i;
        givenItem = new int[Items.Count];
        for (var i = 0; i < givenItem.Length; i++) givenItem[Items.Find(problem.Items[i].Id)] = i;
    }

    public NumberedIds Sites { get; }

    public NumberedIds Items { get; }

    public int GivenSite(int site) => givenSite[site];

    public int GivenItem(int item) => givenItem[item];
}
