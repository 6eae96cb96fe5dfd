using System.Globalization;
using ControlTower.Core.Orders.Routing;
using ControlTower.Core.Tower;
using ControlTower.Core.Tower.Routing;
using ControlTower.Web.Shared.Formats;
using Microsoft.AspNetCore.Components;

namespace ControlTower.Web.Features.Orders.Bench;

/// <summary>Turns what is typed into changes; what is set back to what it was is no change any more.</summary>
public sealed partial class BenchLevers
{
    private const int First = 8;

    private bool all;

    [Parameter, EditorRequired] public BenchView View { get; set; } = default!;

    [Parameter, EditorRequired] public BenchAsk Ask { get; set; } = default!;

    [Parameter, EditorRequired] public TowerState State { get; set; } = default!;

    [Parameter] public EventCallback<BenchAsk> OnGo { get; set; }

    private BenchSide Now => View.Now;

    private SourcingTerms Terms => View.Answer.Before.Policy.Sourcing;

    private SourcingTerms Shown => View.Answer.After.Policy.Sourcing;

    /// <summary>Those that serve first, then those that hold something of it.</summary>
    private IReadOnlyList<BenchSite> Sites =>
    [
        .. View.Answer.Sites.OrderByDescending(site => View.Answer.Before.Served.Any(one => one.Site == site.Site)).ThenByDescending(site => PartOf(site.Site) is not null)
            .ThenByDescending(site => site.Free.Any(line => line.Quantity.Micros > 0)).ThenBy(site => site.Site, StringComparer.Ordinal).Take(all ? BenchAnswer.MostSites : First),
    ];

    private string? PartOf(string site) => Now.Served.Any(one => one.Site == site) ? "serves" : Now.Why.Lines.Any(line => line.RunnerUp == site) || Now.Why.RunnerUp?.Shipments.Any(part => part.Site == site) == true ? "runner-up" : null;

    private Task Put(BenchChange change, bool asItWas) => OnGo.InvokeAsync(asItWas ? Ask.Without(change) : Ask.With(change));

    private Task Set(BenchLever lever, ChangeEventArgs e, decimal? was, string? site = null, string? item = null)
    {
        var text = e.Value as string;
        var value = decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var figure) ? figure : (decimal?)null;
        var limits = lever is BenchLever.MaxShipments or BenchLever.MaxDistance or BenchLever.Lateness;
        // What is no figure is not taken for one; where no limit is an answer, an empty field gives it.
        return Put(new(lever) { Site = site, Item = item, Value = value }, value == was || (value is null && (!limits || !string.IsNullOrEmpty(text))));
    }

    private Task Set(BenchLever lever, ChangeEventArgs e)
    {
        var at = DateTimeOffset.TryParse(e.Value as string, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : (DateTimeOffset?)null;
        return Put(new(lever) { At = at }, at is null && lever == BenchLever.ShipAt);
    }

    private string? Was(BenchLever lever, string text) => Ask.Of(lever) is null ? null : $"was {text}";

    private static string Was(decimal? value, string none = "no limit") => value is { } figure ? NumberFormat.Text(figure, figure == decimal.Truncate(figure) ? 0 : 2) : none;

    private static string? Plain(decimal? value) => value?.ToString("0.######", CultureInfo.InvariantCulture);

    private static string? Time(DateTimeOffset? at) => at?.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);
}
