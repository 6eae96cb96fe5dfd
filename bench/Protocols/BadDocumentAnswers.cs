using System.Diagnostics;
using ControlTower.Bench.Reporting;
using ControlTower.Core.Protocols;
using ControlTower.Core.Tower;
using ControlTower.Core.Tower.Publishing;
using ControlTower.Tests.Protocols;

namespace ControlTower.Bench.Protocols;

/// <summary>How soon a broken document is answered, each of those that the tests have refused, beside a shipped one that is well.</summary>
public sealed class BadDocumentAnswers : IMeasure
{
    private const double MostMilliseconds = 50;

    public string Name => "documents";

    public string About => "the answer to each of the broken documents, beside the check of one that is well";

    public Task<IReadOnlyList<Figure>> RunAsync(BenchOptions options)
    {
        var world = ProtocolWorlds.Of(TowerState.Empty, TowerRules.Default);
        var bad = BadDocuments.All().ToList();
        var (answers, good) = (new List<(string Name, double Milliseconds)>(), new List<double>());
        var rounds = options.Quick ? 3 : 10;
        // The first round warms up.
        for (var round = 0; round <= rounds; round++)
        {
            foreach (var (name, text) in bad)
            {
                var (took, taken) = Check(text, world);
                if (taken) throw new InvalidOperationException($"'{name}' was taken.");
                if (round > 0) answers.Add((name, took));
            }
            foreach (var text in ProtocolText.Shipped)
            {
                var (took, _) = Check(text, world);
                if (round > 0) good.Add(took);
            }
        }
        var longest = answers.GroupBy(one => one.Name).Select(group => (Name: group.Key, Median: Sample.Median(group.Select(one => one.Milliseconds)))).MaxBy(one => one.Median);
        options.Say($"{bad.Count} broken documents, {rounds} rounds; the slowest is \"{longest.Name}\"");
        var (usual, well) = (Sample.Median(answers.Select(one => one.Milliseconds)), Sample.Median(good));
        return Task.FromResult<IReadOnlyList<Figure>>(
        [
            new($"answering one of {bad.Count} broken documents, median", usual, "ms") { Beside = well, BesideWhat = "a shipped protocol", Ratio = usual / well },
            new("the slowest of them, median of its rounds", longest.Median, "ms") { Goal = new(MostMilliseconds, OfRatio: false, AtMost: true) },
            new("the longest answer of all", answers.Max(one => one.Milliseconds), "ms") { Goal = new(MostMilliseconds, OfRatio: false, AtMost: true) },
        ]);
    }

    private static (double Milliseconds, bool Taken) Check(string text, ProtocolWorld world)
    {
        var begun = Stopwatch.GetTimestamp();
        var check = ProtocolText.Check(text, world);
        return (Stopwatch.GetElapsedTime(begun).TotalMilliseconds, check.Document is not null);
    }
}
