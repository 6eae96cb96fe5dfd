namespace ControlTower.EndToEnd.Harness;

/// <summary>How much of what never ends a run does: a seeded slice, or the whole under <c>./test.sh --long</c>.</summary>
public static class LongRun
{
    public static bool Wanted => Environment.GetEnvironmentVariable("TOWER_LONG") == "1";

    /// <summary>The number of rounds for this run.</summary>
    public static int Rounds(int slice, int whole) => Wanted ? whole : slice;
}
