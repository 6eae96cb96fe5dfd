using ControlTower.Core.Protocols.Conditions;
using ControlTower.Core.Protocols.Reading;

namespace ControlTower.Core.Protocols.Checks;

/// <summary>All that can be said of a document that has the right shape, before it ever runs.</summary>
internal static class DocumentChecks
{
    public static void Check(ProtocolDocument document, DocumentPlaces places, ProtocolWorld? world, ReadingFindings findings)
    {
        if (document.Levels.Count == 0) findings.Add("/levels", "nobody decides; name at least one level");
        Conditions(document.When, "/when", findings);
        for (var i = 0; i < document.Levels.Count; i++) Conditions(document.Levels[i].When, $"{places.Level(i)}/when", findings);
        LevelChecks.Check(document, places, findings);
        StepChecks.Check(document, places, findings);
        if (world is not null) NameChecks.Check(document, places, world, findings);
        if (!findings.HasErrors) CoverageChecks.Check(document, places, findings);
        if (world is not null && !findings.HasErrors) Hints.Check(document, places, world, findings);
    }

    /// <summary>Those that came as texts were read before; those of a document may be anything.</summary>
    private static void Conditions(IReadOnlyList<string> texts, string path, ReadingFindings findings)
    {
        for (var i = 0; i < texts.Count; i++)
        {
            if (Condition.Read(texts[i], out var fault) is null) findings.AddWithin($"{path}/{i}", fault!.At, fault.Message);
        }
    }
}
