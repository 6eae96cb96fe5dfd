namespace ControlTower.Bench.Reporting;

/// <param name="Quick">A short run, to see that all works: its figures swing more.</param>
/// <param name="Say">Told of what is going on.</param>
public sealed record BenchOptions(bool Quick, Action<string> Say)
{
    /// <summary>How often the thing and its floor take turns.</summary>
    public int Rounds => Quick ? 5 : 25;

    /// <summary>How long each turn lasts where time bounds it.</summary>
    public TimeSpan Turn => TimeSpan.FromSeconds(0.3);
}
