namespace ControlTower.Tests.Shared;

/// <summary>A test of several cases over a real data set; skipped, and said so, where that is absent.</summary>
public sealed class SharedDataTheoryAttribute : TheoryAttribute
{
    public SharedDataTheoryAttribute(string set)
    {
        Set = set;
        if (!SharedData.IsThere(set)) Skip = $"../shared/data/{set} is absent.";
    }

    public string Set { get; }
}
