namespace ControlTower.Core.Tower.Learning;

/// <summary>From when on decisions speak for a change; below it they are noise.</summary>
public static class LearningRules
{
    /// <summary>So many decisions of one level, at least.</summary>
    public const int Least = 20;

    /// <summary>So large a share of them says the same, at least.</summary>
    public const decimal Share = 0.95m;

    /// <summary>So many days back.</summary>
    public const int Days = 90;

    /// <summary>An answer within this was no hard one.</summary>
    public const decimal QuickHours = 10 / 60m;

    /// <summary>A limit grows to so many times what it was at most, a step at a time.</summary>
    public const decimal MostGrowth = 3;

    /// <summary>A window is never needed where all answers come within this share of it.</summary>
    public const decimal UsedShare = 0.25m;

    /// <summary>No window is proposed that is shorter, in hours.</summary>
    public const decimal LeastWindow = 0.5m;
}
