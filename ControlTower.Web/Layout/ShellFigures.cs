namespace ControlTower.Web.Layout;

/// <summary>What the frame around every page shows.</summary>
/// <param name="Version">The journal's version that the page stands on.</param>
/// <param name="LearnedAt">When it was last known that nothing newer exists: the last commit seen or heartbeat heard. The age on the live dot counts from it, so refresh it every few seconds.</param>
public sealed record ShellFigures(long Version, DateTimeOffset LearnedAt, LinkState Link)
{
    /// <summary>Name of the tower, as set up by the administrator.</summary>
    public string TowerName { get; init; } = "ControlTower";

    /// <summary>A word beside the name, such as "Demo"; null shows none.</summary>
    public string? Environment { get; init; }

    /// <summary>Why the data grows old; null while it does not, or where nobody knows.</summary>
    public string? Trouble { get; init; }

    /// <summary>Open critical cases.</summary>
    public int CriticalExceptions { get; init; }

    /// <summary>Approvals that wait for this reader.</summary>
    public int OpenApprovals { get; init; }

    /// <summary>Steps that wait for this reader.</summary>
    public int OpenWork { get; init; }

    /// <summary>Who reads; null when nobody is signed in.</summary>
    public string? UserName { get; init; }

    /// <summary>The reader's function, such as "Operations".</summary>
    public string? Function { get; init; }
}
