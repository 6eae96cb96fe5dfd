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

    /// <summary>What a row is, several of them, what it is about, and what its two times are.</summary>
    private (string One, string Many, string What, string Began, string Ended) Words => Kpi.Definition.Source switch
    {
        KpiSource.Cases => ("Case", "Cases", "Kind", "Detected", "Confirmed"),
        KpiSource.Movements => ("Movement", "Movements", "From and to", "Promised", "Arrived"),
        KpiSource.Waits => ("Hand-off", "Hand-offs", "Function", "Asked", "Answered"),
        KpiSource.Stock => ("Position", "Positions", "Site", "First day", "Last day"),
        KpiSource.Books => ("Day", "Days", "Currency", "From", "To"),
        _ => ("Order", "Orders", "Customer", "Placed", "Delivered"),
    };

    private string Note
    {
        get
        {
            var all = Evidence is null ? 0 : EvidenceLine.All(Kpi.Definition.Source, Evidence);
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
