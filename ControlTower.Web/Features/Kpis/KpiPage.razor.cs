using ControlTower.Core.Kpis;
using ControlTower.Core.Planning;
using ControlTower.Web.Shared.Controls;
using Microsoft.AspNetCore.Components;

namespace ControlTower.Web.Features.Kpis;

/// <summary>One figure: what it says, its course, its slices, and the rows behind it.</summary>
public sealed partial class KpiPage : KpiFrame
{
    private KpiInput? evidence;

    [Parameter] public string Id { get; set; } = "";

    [SupplyParameterFromQuery(Name = "part")] private string? PartWord { get; set; }

    protected override string? Kpi => Id;

    private KpiDefinition? Definition => KpiCatalog.Find(Id)?.Definition;

    private string TargetText => Shown.Planning.Targets.Find(Id) is not { } target ? "none is set"
        : $"{(target.Direction == TargetDirection.AtLeast ? "at least" : "at most")} {KpiText.Of((double)target.Target, Definition!.Unit).Plain}"
            + (target.Tolerance > 0 ? $", give or take {KpiText.Of((double)target.Tolerance, Definition.Unit).Plain}" : "")
            + (target.By is { } by ? $", by {by:yyyy-MM-dd}" : "");

    private string ExportHref
    {
        get
        {
            var query = new Uri(Navigation.Uri).Query;
            return $"/export/kpis.csv{query}{(query.Length == 0 ? "?" : "&")}kpi={Uri.EscapeDataString(Id)}";
        }
    }

    private IReadOnlyList<Choice> Breakdowns =>
    [
        new("", "Whole", Href: Address(null)),
        .. Enum.GetValues<KpiSlice>().Select(slice => new Choice(KpiText.SliceName(slice), slice.ToString(), Href: Address(KpiText.SliceName(slice)))),
    ];

    protected override async Task OnParametersSetAsync()
    {
        Sheet = null;
        evidence = null;
        await ComputeAsync();
    }

    protected override async Task ComputeAsync()
    {
        await base.ComputeAsync();
        var query = Query;
        if (Sheet is null || !query.Succeeded) return;
        try
        {
            evidence = await Desk.EvidenceAsync(query.Value, PartWord, Leaving);
        }
        catch (Exception problem) when (problem is OperationCanceledException or IOException or System.Data.Common.DbException)
        {
            evidence = null;
        }
    }

    private string Address(string? by) => Navigation.GetUriWithQueryParameters(new Dictionary<string, object?> { ["by"] = by, ["part"] = null });
}
