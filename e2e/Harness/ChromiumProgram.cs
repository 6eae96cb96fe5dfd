namespace ControlTower.EndToEnd.Harness;

/// <summary>The Chromium of the system: the file that TOWER_CHROMIUM names, else the first known name on PATH.</summary>
public static class ChromiumProgram
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];

    /// <summary>Runs as root, asks nobody outside, draws without a graphics card.</summary>
    public static IReadOnlyList<string> Arguments { get; } =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    public static string Path()
    {
        if (Environment.GetEnvironmentVariable("TOWER_CHROMIUM") is { Length: > 0 } named) return named;
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return Names.SelectMany(name => folders.Select(folder => System.IO.Path.Combine(folder, name))).FirstOrDefault(File.Exists)
            ?? throw new FileNotFoundException("No Chromium on PATH: ./test.sh installs it, or name one in TOWER_CHROMIUM.");
    }
}
