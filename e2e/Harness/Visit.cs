using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace ControlTower.EndToEnd.Harness;

/// <summary>
/// One visitor's window. It notes what no page of the tower may do: errors in the console, uncaught errors, and
/// requests or sockets to any other origin.
/// </summary>
public sealed class Visit : IAsyncDisposable
{
    /// <summary>What a page has not brought by then it never brings.</summary>
    public const float PatienceMs = 30_000;

    private readonly ConcurrentQueue<string> troubles = new();
    private readonly IBrowserContext context;
    private readonly Uri origin;

    private Visit(IBrowserContext context, Uri origin)
    {
        this.context = context;
        this.origin = origin;
        context.Console += (_, message) => { if (message.Type == "error") troubles.Enqueue($"console: {message.Text}"); };
        context.WebError += (_, error) => troubles.Enqueue($"uncaught: {error.Error}");
        context.Request += (_, request) => NoteForeign(request.Url);
        context.Page += (_, page) => page.WebSocket += (_, socket) => NoteForeign(socket.Url);
    }

    public IPage Page { get; private set; } = null!;

    public IBrowserContext Context => context;

    /// <summary>What went wrong so far, in order.</summary>
    public IReadOnlyList<string> Troubles => [.. troubles];

    public static async Task<Visit> BeginAsync(IBrowserContext context, Uri origin)
    {
        context.SetDefaultTimeout(PatienceMs);
        var visit = new Visit(context, origin);
        visit.Page = await context.NewPageAsync();
        return visit;
    }

    /// <summary>A second tab of the same visitor, watched like the first.</summary>
    public Task<IPage> OpenTabAsync() => context.NewPageAsync();

    public void AssertNoTroubles() => Assert.True(troubles.IsEmpty, string.Join('\n', troubles));

    /// <summary>Forgets what a test caused on purpose, e.g. the errors of a connection that it cut.</summary>
    public void ForgetTroubles() => troubles.Clear();

    /// <summary>A context whose page is cut off may never close; it ends with its browser, and the tests go on.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await context.CloseAsync().WaitAsync(TimeSpan.FromMilliseconds(PatienceMs));
        }
        catch (TimeoutException)
        {
            Console.Error.WriteLine("A browser context did not close in time.");
        }
    }

    private void NoteForeign(string url)
    {
        var target = new Uri(url);
        if (target.Scheme is "data" or "blob" or "about") return;
        if (target.Authority != origin.Authority) troubles.Enqueue($"foreign request: {url}");
    }
}
