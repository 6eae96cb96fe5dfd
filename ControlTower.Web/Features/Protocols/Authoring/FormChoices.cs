using ControlTower.Core.Protocols;
using ControlTower.Web.Shared.Controls;

namespace ControlTower.Web.Features.Protocols.Authoring;

/// <summary>The words among which a form lets one choose, out of what the tower knows.</summary>
public sealed class FormChoices(ProtocolWorld world)
{
    public static IReadOnlyList<Choice> Modes { get; } = [new("live", "Live: it acts"), new("shadow", "Shadow: it recommends only"), new("off", "Off")];

    public static IReadOnlyList<Choice> Starts { get; } =
    [
        new("cases", "A case of these kinds"), new("signals", "A signal of these types"), new("schedule", "The clock"),
        new("kpi", "A KPI beyond a figure"), new("stock", "Stock below a figure"), new("recommendations", "A recommendation of planning"),
    ];

    public static IReadOnlyList<Choice> Decisions { get; } =
        [new("automatic", "Automatic"), new("one", "One approver"), new("joint", "Jointly, by a quorum"), new("sequential", "One after the other")];

    public static IReadOnlyList<Choice> Timeouts { get; } =
        [new("park", "Park the run for a person"), new("safeOption", "Carry out the safe option"), new("reject", "Count as rejected"), new("raise", "Ask the next level")];

    public static IReadOnlyList<Choice> Recommendations { get; } = [.. ProtocolWorld.Recommendations.Select(one => new Choice(one, one))];

    public static IReadOnlyList<Choice> KpiSides { get; } = [new("below", "falls below"), new("above", "rises above")];

    public static IReadOnlyList<Choice> Days { get; } = [.. Enum.GetNames<DayOfWeek>().Select(day => new Choice(char.ToLowerInvariant(day[0]) + day[1..], day))];

    public IReadOnlyList<Choice> Cases { get; } = [.. world.CaseKinds.Select(kind => new Choice(kind, ProtocolWords.Case(kind))).OrderBy(choice => choice.Label, StringComparer.Ordinal)];

    public IReadOnlyList<Choice> Signals { get; } = [.. world.SignalTypes.Select(type => new Choice(type, type))];

    public IReadOnlyList<Choice> Kpis { get; } = [.. world.Kpis.Select(kpi => new Choice(kpi, ProtocolWords.Case(kpi)))];

    public IReadOnlyList<Choice> Functions { get; } = [.. world.Functions.Select(pair => new Choice(pair.Key, pair.Value))];

    public IReadOnlyList<Choice> Options { get; } = [.. world.OptionKinds.Select(kind => new Choice(kind, ProtocolWords.Option(kind)))];

    /// <summary>How a function is called; its id where there is none.</summary>
    public string NameOf(string function) => Functions.FirstOrDefault(one => one.Id == function)?.Label ?? function;
}
