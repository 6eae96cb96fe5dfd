using ControlTower.Core.Kpis;
using ControlTower.Web.Shared.Formats;
using Microsoft.AspNetCore.Components;

namespace ControlTower.Web.Features.Kpis;

/// <summary>The rows behind a figure, each with what the figure would be over it alone.</summary>
public sealed partial class KpiEvidenceTable
{
    private List<EvidenceLine> lines = [];
    private KpiInput? read;

    [Parameter, EditorRequired] public IKpi Kpi { get; set; } = default!;

    /// <summary>Null while it is read.</summary>
    [Parameter] public KpiInput? Evidence { get; set; }

    [Parameter] public string? Part { get; set; }

    /// <summary>The address without a part.</summary>
    [Parameter, EditorRequired] public string Clear { get; set; } = "";

    private bool IsCases => Kpi.Definition.Source == KpiSource.Cases;

    private string Note
    {
        get
        {
            var all = Evidence is null ? 0 : IsCases ? Evidence.Cases.Count : Evidence.Orders.Count;
            var cut = all > EvidenceLine.Most ? $"newest {NumberFormat.Text(EvidenceLine.Most)} of " : "";
            return $"{cut}{NumberFormat.Text(all)}{(Part is null ? "" : $" in {Part}")}";
        }
    }

    protected override void OnParametersSet()
    {
        if (ReferenceEquals(read, Evidence)) return;
        read = Evidence;
        lines = Evidence is null ? [] : [.. EvidenceLine.Of(Kpi, Evidence)];
    }
}
