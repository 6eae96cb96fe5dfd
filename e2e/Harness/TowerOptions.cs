namespace ControlTower.EndToEnd.Harness;

/// <summary>How a test wants its tower. The defaults give an empty, quiet tower on a fresh data directory.</summary>
public sealed record TowerOptions
{
    /// <summary>A key with every scope; 32 characters is the least that the tower takes.</summary>
    public const string DefaultAdminKey = "end-to-end-administrator-key-0001";

    public bool Demo { get; init; }

    public string AdminKey { get; init; } = DefaultAdminKey;

    /// <summary>An existing data directory to start on; null makes a fresh one, which goes away with the tower.</summary>
    public string? DataDirectory { get; init; }

    /// <summary>Further environment variables, e.g. <c>Tower__Effects</c>; they win over those of the harness.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>The path that answers 200 once the tower takes commands.</summary>
    public string ReadyPath { get; init; } = "/health/ready";

    public TimeSpan ReadyWithin { get; init; } = TimeSpan.FromSeconds(60);
}
