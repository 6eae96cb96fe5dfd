namespace ControlTower.Bench.Load;

/// <summary>A folder in the system's temporary folder that is there as long as it is used: floor and tower share its disk.</summary>
public sealed class BenchFolder : IDisposable
{
    public string Root { get; } = Directory.CreateTempSubdirectory("tower-bench-").FullName;

    public string File(string name) => Path.Combine(Root, name);

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
