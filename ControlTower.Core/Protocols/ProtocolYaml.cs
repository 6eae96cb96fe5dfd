using ControlTower.Core.Kernel;
using ControlTower.Core.Kernel.Json;

namespace ControlTower.Core.Protocols;

/// <summary>The members of a protocol's text, before they are checked. A member that says nothing (null) is as one that is left out.</summary>
internal sealed class ProtocolYaml
{
    public string? Id { get; set; }

    public string? Title { get; set; }

    public string? Reason { get; set; }

    public string Mode { get; set => field = value ?? ""; } = "live";

    public List<string> Cases { get; set => field = Texts(value); } = [];

    public List<ConditionYaml> When { get; set => field = Entries(value); } = [];

    public LevelYaml Level { get; set => field = value ?? new(); } = new();

    public List<OptionYaml> Options { get; set => field = Entries(value); } = [];

    public BreakersYaml? Breakers { get; set; }

    public ProtocolDocument ToDocument(JsonFindings findings)
    {
        Need(Id, "/id", findings);
        Need(Title, "/title", findings);
        ProtocolBounds.Text(Id, ProtocolBounds.LongestId, "/id", findings);
        ProtocolBounds.Text(Title, ProtocolBounds.LongestTitle, "/title", findings);
        ProtocolBounds.Text(Reason, ProtocolBounds.LongestText, "/reason", findings);
        if (Cases.Count == 0) findings.Add("/cases", "names at least one kind of case");
        if (Options.Count == 0) findings.Add("/options", "holds at least one option");
        ProtocolBounds.Count(Cases.Count, "/cases", findings);
        ProtocolBounds.Count(When.Count, "/when", findings);
        ProtocolBounds.Count(Options.Count, "/options", findings);
        for (var i = 0; i < When.Count; i++) When[i].Check($"/when/{i}", findings);
        for (var i = 0; i < Options.Count; i++) Options[i].Check($"/options/{i}", findings);
        var mode = Parsed<ProtocolMode>(Mode, "/mode", findings);
        return new(Id ?? "", Title ?? "", Reason?.Trim() ?? "", Cases, [.. When.Select(one => one.ToCondition())], Level.ToLevel(findings), [.. Options.Select(one => one.ToRule())])
        {
            Mode = mode,
            Breakers = Breakers?.ToBreakers(findings),
        };
    }

    internal static List<string> Texts(List<string>? texts) => [.. (texts ?? []).Select(text => text ?? "")];

    internal static List<T> Entries<T>(List<T>? entries)
        where T : class, new() => [.. (entries ?? []).Select(entry => entry ?? new T())];

    internal static T Parsed<T>(string text, string pointer, JsonFindings findings)
        where T : struct, Enum
    {
        if (Enum.TryParse<T>(text, true, out var value) && Enum.IsDefined(value) && !char.IsAsciiDigit(text[0])) return value;
        findings.Add(pointer, $"expected one of {string.Join(", ", Enum.GetNames<T>().Select(name => char.ToLowerInvariant(name[0]) + name[1..]))}");
        return default;
    }

    private static void Need(string? text, string pointer, JsonFindings findings)
    {
        if (string.IsNullOrWhiteSpace(text)) findings.Add(pointer, "the member is required");
    }
}

internal sealed class ConditionYaml
{
    public string Field { get; set => field = value ?? ""; } = "";

    public decimal? AtLeast { get; set; }

    public decimal? Above { get; set; }

    public decimal? AtMost { get; set; }

    public decimal? Below { get; set; }

    public void Check(string pointer, JsonFindings findings)
    {
        if (!ConditionFields.All.Any(one => one.Name == Field)) findings.Add($"{pointer}/field", $"expected one of {string.Join(", ", ConditionFields.All.Select(one => one.Name))}");
        if (new[] { AtLeast, Above, AtMost, Below }.Count(value => value is not null) != 1) findings.Add(pointer, $"holds exactly one of {string.Join(", ", ConditionFields.Tests)}");
        ProtocolBounds.Figure(AtLeast ?? Above ?? AtMost ?? Below, pointer, findings);
    }

    public Condition ToCondition() =>
        AtLeast is { } atLeast ? new(Field, "atLeast", atLeast)
        : Above is { } above ? new(Field, "above", above)
        : AtMost is { } atMost ? new(Field, "atMost", atMost)
        : new(Field, "below", Below ?? 0);
}

internal sealed class LevelYaml
{
    public List<string> Functions { get; set => field = ProtocolYaml.Texts(value); } = [];

    public string Decision { get; set => field = value ?? ""; } = "one";

    public MoneyYaml? Authority { get; set; }

    public decimal WindowHours { get; set; }

    public List<RungYaml> Ladder { get; set => field = ProtocolYaml.Entries(value); } = [];

    public string OnTimeout { get; set => field = value ?? ""; } = "park";

    public Level ToLevel(JsonFindings findings)
    {
        if (Functions.Count == 0) findings.Add("/level/functions", "names at least one function");
        ProtocolBounds.Count(Functions.Count, "/level/functions", findings);
        ProtocolBounds.Count(Ladder.Count, "/level/ladder", findings);
        var decision = ProtocolYaml.Parsed<DecisionMode>(Decision, "/level/decision", findings);
        if (WindowHours is <= 0 or > 720) findings.Add("/level/windowHours", "lies above 0 and up to 720");
        if (Ladder.Any(rung => rung.WindowHours is <= 0 or > 720)) findings.Add("/level/ladder", "each windowHours lies above 0 and up to 720");
        return new(
            Functions, decision, Authority?.ToMoney("/level/authority", findings), WindowHours,
            [.. Ladder.Select(rung => new Rung(rung.Function, rung.WindowHours))], ProtocolYaml.Parsed<TimeoutPolicy>(OnTimeout, "/level/onTimeout", findings));
    }
}

internal sealed class RungYaml
{
    public string Function { get; set => field = value ?? ""; } = "";

    public decimal WindowHours { get; set; }
}

internal sealed class OptionYaml
{
    public string Kind { get; set => field = value ?? ""; } = "";

    public List<StepYaml> Steps { get; set => field = ProtocolYaml.Entries(value); } = [];

    public void Check(string pointer, JsonFindings findings)
    {
        ProtocolBounds.Count(Steps.Count, $"{pointer}/steps", findings);
        for (var i = 0; i < Steps.Count; i++)
        {
            ProtocolBounds.Hours(Steps[i].WithinHours, $"{pointer}/steps/{i}/withinHours", findings);
            ProtocolBounds.Text(Steps[i].Action, ProtocolBounds.LongestText, $"{pointer}/steps/{i}/action", findings);
        }
    }

    public OptionRule ToRule() => new(Kind, [.. Steps.Select(step => new StepRule(step.Function, step.Action, step.WithinHours))]);
}

internal sealed class StepYaml
{
    public string Function { get; set => field = value ?? ""; } = "";

    public string Action { get; set => field = value ?? ""; } = "";

    public decimal WithinHours { get; set; }
}

internal sealed class BreakersYaml
{
    public int? AutomaticPerHour { get; set; }

    public MoneyYaml? MoneyPerDay { get; set; }

    public Breakers ToBreakers(JsonFindings findings) => new(AutomaticPerHour, MoneyPerDay?.ToMoney("/breakers/moneyPerDay", findings));
}

internal sealed class MoneyYaml
{
    public decimal Amount { get; set; }

    public string Currency { get; set => field = value ?? ""; } = "";

    /// <summary>Null where it is none; then there is a finding.</summary>
    public Money? ToMoney(string pointer, JsonFindings findings)
    {
        if (!Money.IsCurrency(Currency)) findings.Add($"{pointer}/currency", "expected an ISO 4217 code such as EUR");
        else if (Amount is < 0 or > Micros.Limit) findings.Add($"{pointer}/amount", $"lies from 0 to {Micros.Limit}");
        else return Money.Of(Amount, Currency);
        return null;
    }
}
