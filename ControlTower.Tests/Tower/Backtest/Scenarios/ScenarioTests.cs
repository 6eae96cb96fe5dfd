using ControlTower.Core.Tower.Backtest;

namespace ControlTower.Tests.Tower.Backtest.Scenarios;

/// <summary>Each file below scenarios/ is played; TOWER_SCENARIOS=write writes what happens into those that do not say yet what is to happen.</summary>
public sealed class ScenarioTests
{
    public static TheoryData<string> All => [.. Scenario.Names];

    [Theory]
    [MemberData(nameof(All))]
    public void Scenario_Played_HappensAsExpected(string name)
    {
        var scenario = Scenario.Load(name);
        var seen = Play(scenario);
        if (scenario.Expected is null && Environment.GetEnvironmentVariable("TOWER_SCENARIOS") == "write") Write(name, seen);
        else Assert.True(scenario.Expected is not null, $"{name} does not say what is to happen.");
        if (scenario.Expected is { } expected && TimelineDifference.Between(expected, seen) is { } difference) Assert.Fail($"{scenario.Title} ({name})\n{difference}");
    }

    [Fact]
    public void Scenario_WithAWrongExpectation_FailsAndShowsWhatHappenedInstead()
    {
        var right = Scenario.Load("supplier-delay/under-48h-approved");
        var wrong = right.Expected!.Select(line => line.Contains(" approved ", StringComparison.Ordinal) ? line.Replace("procurement", "operations", StringComparison.Ordinal) : line).ToList();
        var difference = TimelineDifference.Between(wrong, Play(right))!;
        Assert.Contains("-        +1 h  approved           EX-1 R-1 operations", difference, StringComparison.Ordinal);
        Assert.Contains("+        +1 h  approved           EX-1 R-1 procurement", difference, StringComparison.Ordinal);
        Assert.Contains("         +0 h  caseOpened         EX-1 procurement", difference, StringComparison.Ordinal);
        Assert.Null(TimelineDifference.Between(right.Expected!, Play(right)));
    }

    private static IReadOnlyList<string> Play(Scenario scenario)
    {
        var played = BacktestRun.Play(scenario.Plan, scenario.Rules, null, CancellationToken.None);
        Assert.True(played.Succeeded, played.Refusal?.Message);
        Assert.Empty(played.Value!.Summary.Signals.FirstRefused);
        if (scenario.Refused is { } refused) AssertRefused(refused, played.Value.Summary.Answers.FirstNotTaken);
        return TimelineText.Of(played.Value.Timeline, scenario.Start);
    }

    private static void AssertRefused(IReadOnlyList<string> expected, IReadOnlyList<AnswerNotTaken> seen)
    {
        var told = string.Join('\n', seen.Select(one => $"{one.By}: {one.Because}"));
        Assert.True(expected.Count == seen.Count, $"{expected.Count} things were to be refused, {seen.Count} were:\n{told}");
        foreach (var (piece, one) in expected.Zip(seen)) Assert.True(one.Because.Contains(piece, StringComparison.Ordinal), $"\"{piece}\" was to be the reason of:\n{told}");
    }

    private static void Write(string name, IReadOnlyList<string> seen) =>
        File.AppendAllText(Path.Combine(Scenario.Folder, name + ".yaml"), (seen.Count == 0 ? "expect: []\n" : "expect:\n") + string.Concat(seen.Select(line => $"  - {TimelineText.Columns(line).TrimStart()}\n")));
}
