namespace ControlTower.Bench.Reporting;

/// <summary>What a figure, or its ratio to what stands beside it, is to reach.</summary>
/// <param name="Target">What is asked for.</param>
/// <param name="Aim">What would be good; null where nothing beyond the target is named.</param>
/// <param name="OfRatio">Whether the ratio is judged, and not the figure.</param>
/// <param name="AtMost">Whether less is better.</param>
public sealed record Goal(double Target, double? Aim = null, bool OfRatio = true, bool AtMost = false)
{
    public string Judge(double reached) => Aim is { } aim && Meets(reached, aim) ? "aim" : Meets(reached, Target) ? "yes" : "NO";

    public override string ToString() => $"{(AtMost ? "<" : "≥")} {Target:0.##}{(Aim is { } aim ? $", aim {aim:0.##}" : "")}";

    private bool Meets(double reached, double wanted) => AtMost ? reached < wanted : reached >= wanted;
}
