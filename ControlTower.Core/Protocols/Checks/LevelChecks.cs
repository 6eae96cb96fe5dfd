using System.Globalization;
using ControlTower.Core.Kernel;
using ControlTower.Core.Protocols.Reading;

namespace ControlTower.Core.Protocols.Checks;

/// <summary>Whether each level can decide at all: enough voices, a ladder that ends in time, somewhere to raise to.</summary>
internal static class LevelChecks
{
    public static void Check(ProtocolDocument document, DocumentPlaces places, ReadingFindings findings)
    {
        var names = document.Levels.Select(level => level.Name).ToList();
        for (var i = 0; i < document.Levels.Count; i++)
        {
            var (level, path) = (document.Levels[i], places.Level(i));
            if (names.IndexOf(level.Name) < i) findings.Add($"{path}/name", $"two levels are named '{level.Name}'; name them apart");
            if (level.Functions.Count == 0) findings.Add($"{path}/functions", "names at least one function");
            if (level.Options.Count == 0) findings.Add(places.Options(i), "holds at least one option");
            Decision(level, path, findings);
            Ladder(level, path, findings);
            if (level.OnTimeout == TimeoutPolicy.Raise && i == document.Levels.Count - 1)
            {
                findings.Add($"{path}/onTimeout", "there is no level after this one to raise to; park it, or add a level below");
            }
        }
    }

    private static void Decision(Level level, string path, ReadingFindings findings)
    {
        var (rule, count) = (level.Decision, level.Functions.Count);
        var place = $"{path}/decide";
        if (rule.Quorum > count) findings.Add($"{place}/quorum", $"{rule.Quorum} must agree, but the level has {count} function{(count == 1 ? "" : "s")}; lower the quorum or name more functions");
        if (rule.Mode != DecisionMode.Joint && (rule.Quorum is not null || rule.Weights.Count > 0 || rule.WeightNeeded is not null || rule.Veto.Count > 0))
        {
            findings.Add($"{place}/mode", "quorum, weights and veto are for decisions that several make; write mode: joint, or leave them out");
        }
        foreach (var (function, name) in rule.Veto.Select(one => (one, "veto")).Concat(rule.Weights.Select(one => (one.Function, "weights"))))
        {
            if (!level.Functions.Contains(function)) findings.Add($"{place}/{name}", $"'{function}' does not decide here{Spelling.Hint(function, [.. level.Functions])}");
        }
        var weight = level.Functions.Sum(function => rule.Weights.FirstOrDefault(one => one.Function == function)?.Value ?? 1);
        if (rule.WeightNeeded > weight) findings.Add($"{place}/needed", Invariant($"a weight of {rule.WeightNeeded} must agree, but all together weigh {weight}; lower it"));
        if (rule.WeightNeeded is null && rule.Weights.Count > 0) findings.Add($"{place}/weights", "weights decide nothing without needed: say how much weight must agree");
        if (rule.WeightNeeded is not null && rule.Quorum is not null) findings.Add($"{place}/quorum", "needed says how much must agree already; keep one of the two");
    }

    private static void Ladder(Level level, string path, ReadingFindings findings)
    {
        var whole = level.WindowHours + level.Ladder.Sum(rung => rung.WindowHours);
        if (level.WithinHours is { } within && whole > within)
        {
            findings.Add(level.Ladder.Count > 0 ? $"{path}/ladder" : $"{path}/window", Invariant($"the window and the ladder take {whole:0.##} h together, but it is to be decided within {within:0.##} h; shorten them or allow more"));
        }
        var joined = new List<string>(level.Functions);
        for (var i = 0; i < level.Ladder.Count; i++)
        {
            if (joined.Contains(level.Ladder[i].Function)) findings.Add($"{path}/ladder/{i}/function", $"{level.Ladder[i].Function} is asked already when this rung begins; name another or leave the rung out", FindingSeverity.Warning);
            joined.Add(level.Ladder[i].Function);
        }
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
