using System.Diagnostics;
using System.Globalization;
using ControlTower.Core.Orders.Sourcing.Answer;
using ControlTower.Core.Orders.Sourcing.Problem;

namespace ControlTower.Tests.Orders.Sourcing;

/// <summary>The mixed-integer solver of COIN-OR, as a process of its own (Debian's coinor-cbc, which ./test.sh installs).</summary>
internal static class Cbc
{
    private const int Patience = 300;

    /// <summary>The shipments of each order in an answer that the solver proved to be optimal.</summary>
    public static async Task<IReadOnlyList<IReadOnlyList<SourcedShipment>>> SolveAsync(SourcingProblem problem, IReadOnlyList<SourcingOrder> orders, IReadOnlyList<SoftConstraint> dropped, bool opening = false) =>
        Read(problem, orders, (await RunAsync(new MixedIntegerModel(new(problem), dropped).Write(orders, opening), Patience)).Values);

    /// <summary>The shipments of each order in the best answer that the solver found in its time, and whether it proved that to be optimal.</summary>
    public static async Task<(IReadOnlyList<IReadOnlyList<SourcedShipment>> Shipments, bool Proven)> TryAsync(SourcingProblem problem, int seconds)
    {
        var (values, proven) = await RunAsync(new MixedIntegerModel(new(problem), []).Write(problem.Orders, opening: true), seconds);
        return (Read(problem, problem.Orders, values), proven);
    }

    private static IReadOnlyList<IReadOnlyList<SourcedShipment>> Read(SourcingProblem problem, IReadOnlyList<SourcingOrder> orders, IReadOnlyDictionary<string, double> values)
    {
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

    private static async Task<(IReadOnlyDictionary<string, double> Values, bool Proven)> RunAsync(string model, int seconds)
    {
        var folder = Directory.CreateTempSubdirectory("tower-cbc-").FullName;
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder, "model.lp"), model);
            using var cbc = Process.Start(new ProcessStartInfo("cbc", string.Create(CultureInfo.InvariantCulture, $"model.lp ratio 0 allow 0 integerT 1e-9 primalT 1e-9 dualT 1e-9 sec {seconds} solve solution out.txt")) { WorkingDirectory = folder, RedirectStandardOutput = true })!;
            var said = await cbc.StandardOutput.ReadToEndAsync();
            await cbc.WaitForExitAsync();
            if (!File.Exists(Path.Combine(folder, "out.txt"))) { throw new InvalidOperationException($"cbc said nothing of use:\n{said}\n{model}"); }
            var lines = await File.ReadAllLinesAsync(Path.Combine(folder, "out.txt"));
            var proven = lines[0].StartsWith("Optimal", StringComparison.Ordinal);
            if (!proven && (seconds == Patience || !lines[0].StartsWith("Stopped on time", StringComparison.Ordinal))) throw new InvalidOperationException($"cbc did not solve: {lines[0]}\n{said}\n{model}");
            return (lines.Skip(1).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToDictionary(cells => cells[^3], cells => double.Parse(cells[^2], CultureInfo.InvariantCulture)), proven);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
