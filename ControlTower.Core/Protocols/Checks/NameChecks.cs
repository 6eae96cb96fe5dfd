using ControlTower.Core.Kernel;
using ControlTower.Core.Protocols.Conditions;
using ControlTower.Core.Protocols.Reading;

namespace ControlTower.Core.Protocols.Checks;

/// <summary>Whether what a document names is there: kinds of cases, signals, KPIs, options, functions, and the tower's currency.</summary>
internal static class NameChecks
{
    public static void Check(ProtocolDocument document, DocumentPlaces places, ProtocolWorld world, ReadingFindings findings)
    {
        Each(document.Trigger.Cases, $"{places.Trigger}/cases", "kind of case", world.CaseKinds, findings);
        Each(document.Trigger.Signals, $"{places.Trigger}/signals", "type of signal", world.SignalTypes, findings);
        Each(document.Trigger.Recommendations, $"{places.Trigger}/recommendations", "recommendation", ProtocolWorld.Recommendations, findings);
        if (document.Trigger.Kpi is { Kpi.Length: > 0 } kpi) One(kpi.Kpi, $"{places.Trigger}/kpi/kpi", "KPI", world.Kpis, findings);
        Conditions(document.When, "/when", world, findings);
        for (var i = 0; i < document.Levels.Count; i++) Level(document.Levels[i], i, places, (world, findings));
        Currency(document.Breakers?.MoneyPerDay, "/breakers/moneyPerDay", world, findings);
    }

    private static void Level(Level level, int index, DocumentPlaces places, (ProtocolWorld World, ReadingFindings Findings) to)
    {
        var path = places.Level(index);
        Conditions(level.When, $"{path}/when", to.World, to.Findings);
        Each(level.Functions, $"{path}/functions", "function", [.. to.World.Functions.Keys], to.Findings);
        for (var i = 0; i < level.Ladder.Count; i++) Function(level.Ladder[i].Function, $"{path}/ladder/{i}/function", to);
        Currency(level.Authority?.PerDecision, $"{path}/authority", to.World, to.Findings);
        Currency(level.Authority?.PerDay, $"{path}/authority/perDay", to.World, to.Findings);
        // Options that levels share are looked at once.
        if (index > 0 && places.Options(index) == places.Options(index - 1)) return;
        for (var i = 0; i < level.Options.Count; i++)
        {
            var option = $"{places.Options(index)}/{i}";
            if (level.Options[i].Kind.Length > 0) One(level.Options[i].Kind, $"{option}/kind", "option", to.World.OptionKinds, to.Findings);
            for (var step = 0; step < level.Options[i].Steps.Count; step++) Function(level.Options[i].Steps[step].Function, $"{option}/steps/{step}/function", to);
        }
    }

    private static void Function(string function, string path, (ProtocolWorld World, ReadingFindings Findings) to)
    {
        // One that is left out was told of already.
        if (function.Length > 0) One(function, path, "function", [.. to.World.Functions.Keys], to.Findings);
    }

    private static void Conditions(IReadOnlyList<string> texts, string path, ProtocolWorld world, ReadingFindings findings)
    {
        for (var i = 0; i < texts.Count; i++)
        {
            if (Condition.Read(texts[i], out _) is not { } condition) continue;
            foreach (var (currency, at) in condition.Currencies().Where(one => one.Currency != world.Currency)) findings.AddWithin($"{path}/{i}", at, $"amounts are in {world.Currency}, found {currency}");
            foreach (var (kind, at) in condition.TextsOf("case.kind").Where(one => !world.CaseKinds.Contains(one.Text))) findings.AddWithin($"{path}/{i}", at, $"there is no kind of case '{kind}'{Spelling.Hint(kind, world.CaseKinds)}");
        }
    }

    private static void Currency(Money? amount, string path, ProtocolWorld world, ReadingFindings findings)
    {
        if (amount is { } money && money.Currency != world.Currency) findings.Add(path, $"amounts are in {world.Currency}, found {money.Currency}");
    }

    private static void Each(IReadOnlyList<string> names, string path, string what, IReadOnlyList<string> known, ReadingFindings findings)
    {
        for (var i = 0; i < names.Count; i++) One(names[i], $"{path}/{i}", what, known, findings);
    }

    private static void One(string name, string path, string what, IReadOnlyList<string> known, ReadingFindings findings)
    {
        if (!known.Contains(name)) findings.Add(path, $"there is no {what} '{name}'{Spelling.Hint(name, known)}");
    }
}
