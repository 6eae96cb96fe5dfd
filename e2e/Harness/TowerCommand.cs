using System.Diagnostics;

namespace ControlTower.EndToEnd.Harness;

/// <summary>One of the program's commands that end by themselves (verify, rebuild, import, backup, restore).</summary>
public static class TowerCommand
{
    /// <summary>Runs the command on a data directory to its end.</summary>
    /// <exception cref="TimeoutException">It was still running after <paramref name="within"/> (two minutes when null) and was ended.</exception>
    public static async Task<CommandResult> RunAsync(string dataDirectory, IEnumerable<string> arguments, TimeSpan? within = null)
    {
        var patience = within ?? TimeSpan.FromMinutes(2);
        var environment = new Dictionary<string, string> { ["Tower__DataDirectory"] = dataDirectory, ["Tower__Demo"] = "false" };
        using var process = Process.Start(TowerProgram.StartInfo(arguments, environment))!;
        var output = new ProgramOutput();
        output.Follow(process);
        using var limit = new CancellationTokenSource(patience);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw new TimeoutException($"The command ran for more than {patience.TotalSeconds} s.\n{output}");
        }

        return new CommandResult(process.ExitCode, output.ToString());
    }
}
