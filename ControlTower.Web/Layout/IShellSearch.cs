namespace ControlTower.Web.Layout;

/// <summary>Answers the search box in the top bar.</summary>
public interface IShellSearch
{
    /// <summary>Best first, at most <paramref name="limit"/>; empty when nothing fits.</summary>
    Task<IReadOnlyList<SearchHit>> FindAsync(string text, int limit, CancellationToken cancellation);
}

/// <summary>One hit: what it is ("Order"), its id, a title, and the page that shows it.</summary>
public sealed record SearchHit(string Kind, string Id, string Title, string Href);
