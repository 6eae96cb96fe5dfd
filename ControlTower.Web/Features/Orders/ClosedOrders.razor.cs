using Microsoft.AspNetCore.Components;

namespace ControlTower.Web.Features.Orders;

/// <summary>Reads closed orders by pages, where something that keeps them is registered.</summary>
public sealed partial class ClosedOrders : IDisposable
{
    private const int PageLength = 100;

    private readonly CancellationTokenSource leaving = new();
    private IOrderHistory? history;
    private OrderHistoryPage? page;
    private (string?, string?)? asked;
    private bool failed;
    private int skip;

    [Parameter] public string? Text { get; set; }

    [Parameter] public string? Channel { get; set; }

    [Inject] private IServiceProvider Services { get; set; } = default!;

    public void Dispose()
    {
        leaving.Cancel();
        leaving.Dispose();
    }

    protected override void OnInitialized() => history = Services.GetService<IOrderHistory>();

    protected override async Task OnParametersSetAsync()
    {
        if (asked == (Text, Channel)) return;
        (asked, skip) = ((Text, Channel), 0);
        await ReadAsync();
    }

    private async Task TurnAsync(int pages)
    {
        skip = Math.Max(0, skip + (pages * PageLength));
        await ReadAsync();
    }

    private async Task ReadAsync()
    {
        if (history is null) return;
        (failed, page) = (false, null);
        try
        {
            page = await history.FindAsync(new(Text, Channel, null, skip, PageLength), leaving.Token);
        }
        catch (OperationCanceledException)
        {
            // The reader left the page.
        }
        catch (Exception problem) when (problem is IOException or System.Data.Common.DbException)
        {
            failed = true;
        }
    }
}
