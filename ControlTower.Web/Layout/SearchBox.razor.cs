using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace ControlTower.Web.Layout;

/// <summary>The search in the top bar: hits below while one types, Enter goes to the first, Escape closes.</summary>
public sealed partial class SearchBox : IDisposable
{
    private const int Shortest = 2;
    private const int Hits = 12;

    private string text = "";
    private IReadOnlyList<SearchHit>? hits;
    private CancellationTokenSource? running;

    [Inject] private IShellSearch Search { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    private bool Open => hits is not null && text.Trim().Length >= Shortest;

    public void Dispose() => Stop();

    private async Task FindAsync()
    {
        Stop();
        var asked = text.Trim();
        if (asked.Length < Shortest)
        {
            hits = null;
            return;
        }
        running = new CancellationTokenSource();
        var token = running.Token;
        try
        {
            var found = await Search.FindAsync(asked, Hits, token);
            if (!token.IsCancellationRequested)
                hits = found;
        }
        catch (OperationCanceledException)
        {
            // The reader typed on; the next answer is the one that counts.
        }
    }

    private async Task Key(KeyboardEventArgs e)
    {
        if (e.Key == "Escape")
            Close();
        if (e.Key != "Enter")
            return;
        if (hits is null)
            await FindAsync();
        if (hits is [var first, ..])
        {
            Close();
            Navigation.NavigateTo(first.Href);
        }
    }

    private void Close() => hits = null;

    private void Stop()
    {
        running?.Cancel();
        running?.Dispose();
        running = null;
    }
}
