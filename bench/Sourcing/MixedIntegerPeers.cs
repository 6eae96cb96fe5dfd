using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using ControlTower.Bench.Load;
using ControlTower.Core.Orders.Sourcing.Problem;
using ControlTower.Tests.Orders.Sourcing;

namespace ControlTower.Bench.Sourcing;

/// <summary>
/// Mixed-integer solvers on the model that the tests compare with, in orders a second of processor time. Their start is not counted; reading a model is, since a
/// solver has no other way to learn of an order.
/// </summary>
internal static partial class MixedIntegerPeers
{
    /// <summary>Of a hundred models in one process, cbc falls over.</summary>
    private const int OrdersOfAProcess = 10;

    private const string Script = """
        const fs = require('fs');
        (async () => {
          const highs = await require('highs')();
          const models = process.argv.slice(2).map(path => fs.readFileSync(path, 'utf8'));
          const solve = model => highs.solve(model, { mip_rel_gap: 0, output_flag: false });
          models.slice(0, 3).forEach(solve);
          const before = process.cpuUsage();
          models.forEach(solve);
          const used = process.cpuUsage(before);
          console.log((used.user + used.system) / 1e6);
        })();
        """;

    /// <returns>NaN where there is no node, or the package cannot be installed.</returns>
    public static async Task<double> HighsAsync(SourcingProblem problem, int orders, Action<string> say)
    {
        using var folder = new BenchFolder();
        var script = folder.File("solve.js");
        await File.WriteAllTextAsync(script, Script);
        try
        {
            await RunAsync("npm", ["install", "--no-audit", "--no-fund", "--prefix", folder.Root, "highs"], folder.Root);
            var said = await RunAsync("node", [script, .. await WriteAsync(problem, orders, folder.Root)], folder.Root);
            return orders / double.Parse(said, CultureInfo.InvariantCulture);
        }
        catch (Exception e) when (e is System.ComponentModel.Win32Exception or FormatException or InvalidOperationException)
        {
            say($"HiGHS could not be had: {e.Message}");
            return double.NaN;
        }
    }

    /// <returns>NaN where there is no cbc.</returns>
    public static async Task<double> CbcAsync(SourcingProblem problem, int orders, Action<string> say)
    {
        using var folder = new BenchFolder();
        try
        {
            var seconds = 0d;
            foreach (var some in (await WriteAsync(problem, orders, folder.Root)).Chunk(OrdersOfAProcess))
            {
                var said = await RunAsync("cbc", [.. some.SelectMany(model => new[] { "-import", model, "-solve" }), "-quit"], folder.Root);
                seconds += double.Parse(CpuSeconds().Match(said).Groups[1].ValueSpan, CultureInfo.InvariantCulture);
            }
            return orders / seconds;
        }
        catch (Exception e) when (e is System.ComponentModel.Win32Exception or FormatException or InvalidOperationException)
        {
            say($"cbc could not be had: {e.Message}");
            return double.NaN;
        }
    }

    private static async Task<IReadOnlyList<string>> WriteAsync(SourcingProblem problem, int orders, string folder)
    {
        var paths = new List<string>();
        foreach (var order in problem.Orders.Take(orders))
        {
            paths.Add(Path.Combine(folder, order.Id + ".lp"));
            await File.WriteAllTextAsync(paths[^1], new MixedIntegerModel(new(problem), []).Write([order], opening: false));
        }
        return paths;
    }

    [GeneratedRegex(@"Total time \(CPU seconds\):\s+([\d.]+)")]
    private static partial Regex CpuSeconds();

    /// <returns>What it said.</returns>
    private static async Task<string> RunAsync(string program, IReadOnlyList<string> arguments, string folder)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (said, complained) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? await said : throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {await complained}");
    }
}
