using ControlTower.Core.Kernel;
using ControlTower.Core.Protocols.Reading;

namespace ControlTower.Core.Protocols.Checks;

/// <summary>Whether the steps of each option can be done one after the other as they say.</summary>
internal static class StepChecks
{
    public static void Check(ProtocolDocument document, DocumentPlaces places, ReadingFindings findings)
    {
        for (var level = 0; level < document.Levels.Count; level++)
        {
            // Options that levels share are looked at once.
            if (level > 0 && places.Options(level) == places.Options(level - 1)) continue;
            for (var i = 0; i < document.Levels[level].Options.Count; i++) Option(document.Levels[level].Options[i], $"{places.Options(level)}/{i}", findings);
        }
    }

    private static void Option(OptionRule option, string path, ReadingFindings findings)
    {
        var names = option.Steps.Select(step => step.Name).ToList();
        for (var i = 0; i < option.Steps.Count; i++)
        {
            var (step, place) = (option.Steps[i], $"{path}/steps/{i}");
            if (step.Name is not null && names.IndexOf(step.Name) < i) findings.Add($"{place}/name", $"two steps are named '{step.Name}'; name them apart");
            foreach (var after in (step.After ?? []).Where(after => !names.Contains(after))) findings.Add($"{place}/after", $"there is no step '{after}' in this option{Spelling.Hint(after, [.. names.OfType<string>()])}");
        }
        if (Circle(option.Steps) is { } circle) findings.Add($"{path}/steps", $"the steps wait for each other in a circle: {string.Join(" waits for ", circle)}; take one of these out of after");
    }

    /// <summary>Null where no step waits for itself over others.</summary>
    private static IReadOnlyList<string>? Circle(IReadOnlyList<StepRule> steps)
    {
        var done = new List<string>();
        var path = new List<string>();
        return steps.Select(step => step.Name).OfType<string>().Select(Walk).FirstOrDefault(found => found is not null);

        IReadOnlyList<string>? Walk(string name)
        {
            if (path.IndexOf(name) is var seen and >= 0) return [.. path.Skip(seen), name];
            if (done.Contains(name)) return null;
            path.Add(name);
            var found = (steps.FirstOrDefault(step => step.Name == name)?.After ?? []).Select(Walk).FirstOrDefault(one => one is not null);
            path.RemoveAt(path.Count - 1);
            done.Add(name);
            return found;
        }
    }
}
