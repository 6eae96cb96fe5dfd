using System.Runtime.CompilerServices;
using ControlTower.Core.Protocols.Conditions;

namespace ControlTower.Core.Protocols;

/// <summary>A document whose conditions are programs. Made once of each document, when it is first asked; any thread may ask.</summary>
public sealed class CompiledProtocol
{
    private static readonly ConditionalWeakTable<ProtocolDocument, CompiledProtocol> Made = [];

    private readonly Lazy<IReadOnlyList<Condition>> conditions;
    private readonly Lazy<Func<CaseFields, bool>> when;
    private readonly Lazy<Func<CaseFields, bool>[]> levels;
    private readonly Lazy<IReadOnlyList<ClockCut>> clockCuts;

    private CompiledProtocol(ProtocolDocument document)
    {
        Document = document;
        conditions = new(() => [.. document.When.Select(Condition.Of)]);
        when = new(() => Condition.Compile(conditions.Value, document.Id));
        levels = new(() => [.. document.Levels.Select(level => Condition.Compile(level.When.Select(Condition.Of), document.Id))]);
        clockCuts = new(() => [.. conditions.Value.Concat(document.Levels.SelectMany(level => level.When).Select(Condition.Of)).SelectMany(Protocols.Conditions.ClockCuts.Of).Distinct()]);
    }

    public ProtocolDocument Document { get; }

    /// <summary>All of them must hold.</summary>
    public IReadOnlyList<Condition> Conditions => conditions.Value;

    /// <summary>Where time alone changes what its conditions, or those of its levels, say.</summary>
    internal IReadOnlyList<ClockCut> ClockCuts => clockCuts.Value;

    public static CompiledProtocol Of(ProtocolDocument document) => Made.GetValue(document, one => new(one));

    /// <summary>Whether it is about such a case, whatever its mode.</summary>
    public bool Answers(CaseFields fields) => IsTriggeredBy(fields) && when.Value(fields);

    /// <summary>Whether its conditions hold, whatever started it.</summary>
    public bool Holds(CaseFields fields) => when.Value(fields);

    /// <summary>The level that acts: the first whose conditions hold, of which the checks see that there is one.</summary>
    public Level LevelFor(CaseFields fields)
    {
        if (Document.Levels.Count == 1) return Document.Levels[0];
        var programs = levels.Value;
        for (var i = 0; i < programs.Length; i++)
        {
            if (programs[i](fields)) return Document.Levels[i];
        }
        return Document.Levels[^1];
    }

    private bool IsTriggeredBy(CaseFields fields)
    {
        var trigger = Document.Trigger;
        return trigger.Cases.Contains(fields.Kind)
            && (trigger.Sites.Count == 0 || trigger.Sites.Any(fields.Sites.Contains))
            && (trigger.Items.Count == 0 || fields.Items.Count == 0 || trigger.Items.Any(fields.Items.Contains));
    }
}
