namespace ControlTower.Web.Layout;

/// <summary>Finds nothing; stands in until a search is registered.</summary>
public sealed class EmptySearch : IShellSearch
{
    public Task<IReadOnlyList<SearchHit>> FindAsync(string text, int limit, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<SearchHit>>([]);
}
