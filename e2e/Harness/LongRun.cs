namespace ControlTower.EndToEnd.Harness;

/// <summary>How much of what never ends a run does: a seeded slice, the whole under <c>./test.sh --long</c>, or as many rounds as TOWER_ROUNDS says.</summary>
public static class LongRun
{
    public static bool Wanted => Environment.GetEnvironmentVariable("TOWER_LONG") == "1";

    /// <summary>The number of rounds for this run.</summary>
    public static int Rounds(int slice, int whole) => int.TryParse(Environment.GetEnvironmentVariable("TOWER_ROUNDS"), out var told) && told > 0 ? told : Wanted ? whole : slice;
}
