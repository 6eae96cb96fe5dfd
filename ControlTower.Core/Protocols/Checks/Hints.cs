using ControlTower.Core.Protocols.Reading;

namespace ControlTower.Core.Protocols.Checks;

/// <summary>What an author should think about again; none of it hinders publishing.</summary>
internal static class Hints
{
    public static void Check(ProtocolDocument document, DocumentPlaces places, ProtocolWorld world, ReadingFindings findings)
    {
        if (document.Trigger.Recommendations.Count > 0) Warn($"{places.Trigger}/recommendations", "recommendations come with planning; until then nothing starts this protocol", findings);
        for (var i = 0; i < document.Levels.Count; i++)
        {
            var (level, path) = (document.Levels[i], places.Level(i));
            Timeout(level, path, findings);
            Holders(level, path, world, findings);
            Authority(level, path, world, findings);
            // Options that levels share are looked at once.
            if (i > 0 && places.Options(i) == places.Options(i - 1)) continue;
            for (var option = 0; option < level.Options.Count; option++) Undo(level.Options[option], $"{places.Options(i)}/{option}", findings);
        }
    }

    private static void Timeout(Level level, string path, ReadingFindings findings)
    {
        if (level.OnTimeout != TimeoutPolicy.SafeOption) return;
        var hours = level.WindowHours + level.Ladder.Sum(rung => rung.WindowHours);
        Warn($"{path}/onTimeout", string.Create(System.Globalization.CultureInfo.InvariantCulture, $"a time-out here acts without a person: the safe option is carried out after {hours:0.##} h with nobody deciding; park it, if a person should"), findings);
    }

    private static void Holders(Level level, string path, ProtocolWorld world, ReadingFindings findings)
    {
        if (world.HeldFunctions is not { } held) return;
        for (var i = 0; i < level.Functions.Count; i++) if (!held.Contains(level.Functions[i])) Warn($"{path}/functions/{i}", Nobody(level.Functions[i]), findings);
        for (var i = 0; i < level.Ladder.Count; i++) if (!held.Contains(level.Ladder[i].Function)) Warn($"{path}/ladder/{i}/function", Nobody(level.Ladder[i].Function), findings);
    }

    private static void Authority(Level level, string path, ProtocolWorld world, ReadingFindings findings)
    {
        if (level.Authority?.PerDecision is not { } limit) return;
        var costs = level.Options.Where(option => option.Kind != "wait" && world.Cheapest.ContainsKey(option.Kind)).Select(option => world.Cheapest[option.Kind]).Where(cost => cost.Currency == limit.Currency).ToList();
        if (costs.Count > 0 && costs.Min() is var least && least > limit) Warn($"{path}/authority", $"the cheapest option cost {least} of late, more than the authority of {limit}: the level would decide nothing on its own; raise the authority", findings);
    }

    private static void Undo(OptionRule option, string path, ReadingFindings findings)
    {
        if (option.Kind == "wait" || option.Steps.Count == 0 || option.Steps.Any(step => step.Undo is not null)) return;
        Warn($"{path}/steps", $"nothing takes {option.Kind} back when a later step fails; say it with undo on a step", findings);
    }

    private static string Nobody(string function) => $"nobody holds the function {function}; give it to somebody on the Admin page, or the request waits for the ladder";

    private static void Warn(string path, string message, ReadingFindings findings) => findings.Add(path, message, FindingSeverity.Warning);
}
