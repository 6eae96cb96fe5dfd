using ControlTower.Core.Kernel;
using ControlTower.Core.Kpis;
using ControlTower.Web.Shared.Live;
using Microsoft.AspNetCore.Components;

namespace ControlTower.Web.Features.Kpis;

/// <summary>What the sheet and the page of one figure have in common: the period in the address, and figures that follow the tower.</summary>
public abstract class KpiFrame : LivePage
{
    /// <summary>Figures over all orders are not worth computing at each commit.</summary>
    protected static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    private readonly CancellationTokenSource leaving = new();
    private DateTimeOffset computedAt;
    private bool computing;

    [SupplyParameterFromQuery(Name = "from")] protected string? FromWord { get; set; }

    [SupplyParameterFromQuery(Name = "to")] protected string? ToWord { get; set; }

    [SupplyParameterFromQuery(Name = "by")] protected string? ByWord { get; set; }

    [Inject] protected KpiDesk Desk { get; set; } = default!;

    [Inject] protected NavigationManager Navigation { get; set; } = default!;

    [Inject] private TimeProvider Clock { get; set; } = default!;

    protected Result<KpiQuery> Query => KpiPeriod.Parse(FromWord, ToWord, ByWord);

    protected KpiSheet? Sheet { get; set; }

    /// <summary>The figures could not be computed.</summary>
    protected bool Failed { get; private set; }

    protected CancellationToken Leaving => leaving.Token;

    /// <summary>The figure that is looked at; null on the sheet of all.</summary>
    protected abstract string? Kpi { get; }

    /// <summary>The address of this page or another with the same period.</summary>
    protected string Href(string path) => path + new Uri(Navigation.Uri).Query;

    protected void Go(string name, string? value) =>
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameter(name, string.IsNullOrWhiteSpace(value) ? null : value), replace: true);

    protected override void Refresh()
    {
        if (Desk.Available && Sheet is not null && Desk.Version != Sheet.Version && Clock.GetUtcNow() - computedAt >= Pause) Begin(ComputeAndShowAsync);
    }

    protected virtual async Task ComputeAsync()
    {
        var query = Query;
        if (!Desk.Available || !query.Succeeded || computing || (Kpi is not null && KpiCatalog.Find(Kpi) is null)) return;
        (computing, Failed, computedAt) = (true, false, Clock.GetUtcNow());
        try
        {
            Sheet = await Desk.ReadAsync(query.Value, Kpi, Leaving);
        }
        catch (OperationCanceledException)
        {
            // The reader left the page.
        }
        catch (Exception problem) when (problem is IOException or System.Data.Common.DbException)
        {
            Failed = true;
        }
        finally
        {
            computing = false;
        }
    }

    protected override void Dispose(bool disposing)
    {
        leaving.Cancel();
        leaving.Dispose();
        base.Dispose(disposing);
    }

    private async Task ComputeAndShowAsync()
    {
        await ComputeAsync();
        StateHasChanged();
    }
}
