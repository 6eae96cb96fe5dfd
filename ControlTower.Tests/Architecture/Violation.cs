namespace ControlTower.Tests.Architecture;

/// <summary>Where a rule of the house is broken, and how. Line 0 concerns the whole file.</summary>
public sealed record Violation(string Path, int Line, string What)
{
    public override string ToString() => Line == 0 ? $"{Path}: {What}" : $"{Path}({Line}): {What}";
}
