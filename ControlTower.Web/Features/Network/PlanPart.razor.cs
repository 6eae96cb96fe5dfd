using ControlTower.Web.Shared.Controls;
using ControlTower.Web.Shared.Formats;
using Microsoft.AspNetCore.Components;

namespace ControlTower.Web.Features.Network;

/// <summary>Plan, actual and band of one item at a site, drawn and listed.</summary>
public sealed partial class PlanPart
{
    /// <summary>A longer list is no choice any more; the address takes any item.</summary>
    private const int MostItems = 500;

    [Parameter, EditorRequired] public PlanView View { get; set; } = PlanView.None;

    [Parameter, EditorRequired] public string Site { get; set; } = "";

    /// <summary>Up to when the state tells.</summary>
    [Parameter, EditorRequired] public DateTimeOffset Now { get; set; }

    [Parameter] public EventCallback<string?> OnItem { get; set; }

    private IReadOnlyList<Choice> Kinds => [.. View.Kinds.Select(kind => new Choice(kind.ToString(), kind.ToString(), Href: Address(Site, View.Item, kind.ToString())))];

    private string Label => $"{View.Kind} of {View.Item}: {NumberFormat.Text(View.Rows.Count(row => row.Deviates))} of {NumberFormat.Text(View.Rows.Count)} periods outside the band";

    public static string Address(string site, string? item, string? kind) => $"/network/{Uri.EscapeDataString(site)}" + QueryString.Create(
        new Dictionary<string, string?> { ["item"] = item, ["kind"] = kind?.ToLowerInvariant() }.Where(part => !string.IsNullOrEmpty(part.Value)));

    private static string Amount(decimal? units) => QuantityFormat.Text(units is { } known ? decimal.Round(known, 2) : null).Plain;

    private static string Difference(PlanRow row) => row.Actual is { } actual ? QuantityFormat.Text(decimal.Round((actual - row.Band.Plan).Units, 2), signed: true).Plain : FigureText.UnknownMark;

    private static string Word(PlanStanding standing) => standing switch
    {
        PlanStanding.ToCome => "to come",
        PlanStanding.Unknown => "nothing told",
        _ => standing.ToString().ToLowerInvariant(),
    };
}
