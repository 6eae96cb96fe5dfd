using System.Diagnostics;
using ControlTower.EndToEnd.Harness;

namespace ControlTower.EndToEnd.Disk;

/// <summary>The program run by somebody who may not write where the data is to live.</summary>
public sealed class UnprivilegedTests : IDisposable
{
    private const int CannotStart = 3;

    private readonly string folder = Directory.CreateTempSubdirectory("tower-rights-").FullName;

    public void Dispose()
    {
        Process.Start("chmod", ["-R", "u+rwx", folder]).WaitForExit();
        Directory.Delete(folder, recursive: true);
    }

    [UnprivilegedFact]
    public async Task Start_OnAFolderThatMayNotBeWritten_SaysWhatIsMissingAndEnds()
    {
        Process.Start("chmod", ["555", folder]).WaitForExit();
        var (code, output) = await StartAsync(Path.Combine(folder, "data"));
        Assert.Equal(CannotStart, code);
        Assert.Contains($"{folder}/data cannot be used: the user", output, StringComparison.Ordinal);
        Assert.Contains("Tower:DataDirectory", output, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder));
    }

    [UnprivilegedFact]
    public async Task Start_OnDataThatMayNotBeWritten_LeavesItAndGoesOnOnceItMay()
    {
        var data = Path.Combine(folder, "data");
        await using var tower = await TowerProcess.StartAsync(new() { DataDirectory = data });
        Assert.Equal(0, await tower.StopAsync());
        var journal = File.ReadAllBytes(Path.Combine(data, "journal.db"));
        Process.Start("chmod", ["-R", "a-w", data]).WaitForExit();
        var (code, output) = await StartAsync(data);
        Assert.Equal(CannotStart, code);
        Assert.Contains("cannot be used: the user", output, StringComparison.Ordinal);
        Assert.Equal(journal, File.ReadAllBytes(Path.Combine(data, "journal.db")));
        Process.Start("chmod", ["-R", "u+w", data]).WaitForExit();
        await tower.RestartAsync();
    }

    private static async Task<(int Code, string Output)> StartAsync(string data)
    {
        var environment = new Dictionary<string, string> { ["Tower__DataDirectory"] = data, ["Tower__Demo"] = "false" };
        using var process = Process.Start(UnprivilegedFactAttribute.Lowered(TowerProgram.StartInfo(["--urls", $"http://127.0.0.1:{FreePort.Pick()}"], environment)))!;
        var output = new ProgramOutput();
        output.Follow(process);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await process.WaitForExitAsync(limit.Token);
        return (process.ExitCode, output.ToString());
    }
}
