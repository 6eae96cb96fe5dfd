namespace ControlTower.Core.Runtime.Demo;

/// <summary>A chapter of the simulation: where it begins, and its own random numbers.</summary>
internal sealed record DemoPlot(long Chapter, long Slot, DemoRandom Random)
{
    /// <summary>Prime, so that all choices come up in turn and neighbours in the list do not follow each other.</summary>
    private const int Stride = 61;

    public string Id(int step) => $"story-{Chapter}-{step}";

    public DemoStep Step(int minutes, Func<DemoMoment, DemoSignal> say) => new(Slot + (minutes * DemoMoment.SlotsPerMinute), say);

    /// <summary>Neighbouring chapters choose differently, so that two troubles do not run into each other.</summary>
    public T Choose<T>(IReadOnlyList<T> choices) => choices[(int)(Chapter * Stride % choices.Count)];
}
