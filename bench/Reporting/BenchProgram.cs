using System.Diagnostics;
using System.Globalization;
using ControlTower.Bench.Backtest;
using ControlTower.Bench.Deciding;
using ControlTower.Bench.Intake;
using ControlTower.Bench.Live;
using ControlTower.Bench.Protocols;
using ControlTower.Bench.Sourcing;
using ControlTower.Bench.Start;
using ControlTower.Bench.Tracing;

namespace ControlTower.Bench.Reporting;

/// <summary>Runs the measures that are asked for, or all, and prints the table.</summary>
public static class BenchProgram
{
    private const int NotKnown = 2;

    private static readonly IMeasure[] All = [new BatchIntake(), new Posters(), new DecideAndApply(), new TroubleTraced(), new MillionSignals(), new SourcingDecisions(), new BatchOfOrders(), new BiggestSiteDown(), new ProtocolMatching(), new BadDocumentAnswers(), new ParkedApprovals(), new ColdStart(), new SignalToScreen(), new PageMemory(), new MapPanning()];

    public static async Task<int> RunAsync(string[] args)
    {
        var names = args.Where(arg => !arg.StartsWith("--", StringComparison.Ordinal)).ToList();
        if (args.Any(arg => arg.StartsWith("--", StringComparison.Ordinal) && arg != "--quick") || names.Any(name => All.All(measure => measure.Name != name)))
        {
            await Console.Error.WriteLineAsync(Usage());
            return NotKnown;
        }
        var options = new BenchOptions(args.Contains("--quick"), line => Console.Error.WriteLine($"  {line}"));
        var figures = new List<Figure>();
        foreach (var measure in All.Where(measure => names.Count == 0 || names.Contains(measure.Name)))
        {
            await Console.Error.WriteLineAsync($"{measure.Name}: {measure.About}");
            var begun = Stopwatch.StartNew();
            figures.AddRange(await measure.RunAsync(options));
            options.Say(string.Create(CultureInfo.InvariantCulture, $"took {begun.Elapsed.TotalSeconds:0} s"));
        }
        Console.WriteLine(FigureTable.Of(figures));
        return 0;
    }

    private static string Usage() =>
        $"dotnet run -c Release --project bench -- [--quick] [NAME…]\n{string.Join('\n', All.Select(measure => $"  {measure.Name,-10} {measure.About}"))}";
}
