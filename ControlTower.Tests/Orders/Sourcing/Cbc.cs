using System.Diagnostics;
using System.Globalization;
using ControlTower.Core.Orders.Sourcing.Answer;
using ControlTower.Core.Orders.Sourcing.Problem;

namespace ControlTower.Tests.Orders.Sourcing;

/// <summary>The mixed-integer solver of COIN-OR, as a process of its own (Debian's coinor-cbc, which ./test.sh installs).</summary>
internal static class Cbc
{
    /// <summary>The shipments of each order in an answer that the solver proved to be optimal.</summary>
    public static async Task<IReadOnlyList<IReadOnlyList<SourcedShipment>>> SolveAsync(SourcingProblem problem, IReadOnlyList<SourcingOrder> orders, IReadOnlyList<SoftConstraint> dropped, bool opening = false)
    {
        var values = await RunAsync(new MixedIntegerModel(new(problem), dropped).Write(orders, opening));
        var shipped = values.Where(value => value.Key.StartsWith("x_", StringComparison.Ordinal) && Math.Round(value.Value) > 0)
            .Select(value => (Place: value.Key.Split('_').Skip(1).Select(part => int.Parse(part, CultureInfo.InvariantCulture)).ToArray(), Units: (long)Math.Round(value.Value))).ToList();
        return
        [
            .. orders.Select((order, number) => (IReadOnlyList<SourcedShipment>)
            [
                .. shipped.Where(one => one.Place[0] == number).GroupBy(one => one.Place[2])
                    .Select(site => new SourcedShipment(problem.Sites[site.Key].Id, 0, [.. site.Select(one => new SourcedLine(order.Lines[one.Place[1]].Id, one.Units))])),
            ]),
        ];
    }

    private static async Task<IReadOnlyDictionary<string, double>> RunAsync(string model)
    {
        var folder = Directory.CreateTempSubdirectory("tower-cbc-").FullName;
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder, "model.lp"), model);
            using var cbc = Process.Start(new ProcessStartInfo("cbc", "model.lp ratio 0 allow 0 integerT 1e-9 primalT 1e-9 dualT 1e-9 sec 300 solve solution out.txt") { WorkingDirectory = folder, RedirectStandardOutput = true })!;
            var said = await cbc.StandardOutput.ReadToEndAsync();
            await cbc.WaitForExitAsync();
            if (!File.Exists(Path.Combine(folder, "out.txt"))) { throw new InvalidOperationException($"cbc said nothing of use:\n{said}\n{model}"); }
            var lines = await File.ReadAllLinesAsync(Path.Combine(folder, "out.txt"));
            return lines[0].StartsWith("Optimal", StringComparison.Ordinal)
                ? lines.Skip(1).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToDictionary(cells => cells[^3], cells => double.Parse(cells[^2], CultureInfo.InvariantCulture))
                : throw new InvalidOperationException($"cbc did not solve: {lines[0]}\n{said}\n{model}");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
