using ControlTower.Core.Kernel;
using ControlTower.Core.Kernel.Json;

namespace ControlTower.Core.Protocols;

/// <summary>The members of a protocol's text, before they are checked.</summary>
internal sealed class ProtocolYaml
{
    public string? Id { get; set; }

    public string? Title { get; set; }

    public string? Reason { get; set; }

    public string Mode { get; set; } = "live";

    public List<string> Cases { get; set; } = [];

    public List<ConditionYaml> When { get; set; } = [];

    public LevelYaml Level { get; set; } = new();

    public List<OptionYaml> Options { get; set; } = [];

    public BreakersYaml? Breakers { get; set; }

    public ProtocolDocument ToDocument(JsonFindings findings)
    {
        Need(Id, "/id", findings);
        Need(Title, "/title", findings);
        if (Cases.Count == 0) findings.Add("/cases", "names at least one kind of case");
        if (Level.Functions.Count == 0) findings.Add("/level/functions", "names at least one function");
        if (Options.Count == 0) findings.Add("/options", "holds at least one option");
        for (var i = 0; i < When.Count; i++) When[i].Check($"/when/{i}", findings);
        var mode = Parsed<ProtocolMode>(Mode, "/mode", findings);
        return new(Id ?? "", Title ?? "", Reason?.Trim() ?? "", Cases, [.. When.Select(one => one.ToCondition())], Level.ToLevel(findings), [.. Options.Select(one => one.ToRule())])
        {
            Mode = mode,
            Breakers = Breakers?.ToBreakers(),
        };
    }

    internal static T Parsed<T>(string text, string pointer, JsonFindings findings)
        where T : struct, Enum
    {
        if (Enum.TryParse<T>(text, true, out var value) && !char.IsAsciiDigit(text[0])) return value;
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
    public string Field { get; set; } = "";

    public decimal? AtLeast { get; set; }

    public decimal? Above { get; set; }

    public decimal? AtMost { get; set; }

    public decimal? Below { get; set; }

    public void Check(string pointer, JsonFindings findings)
    {
        if (!ConditionFields.All.Any(field => field.Name == Field)) findings.Add($"{pointer}/field", $"expected one of {string.Join(", ", ConditionFields.All.Select(field => field.Name))}");
        if (new[] { AtLeast, Above, AtMost, Below }.Count(value => value is not null) != 1) findings.Add(pointer, $"holds exactly one of {string.Join(", ", ConditionFields.Tests)}");
    }

    public Condition ToCondition() =>
        AtLeast is { } atLeast ? new(Field, "atLeast", atLeast)
        : Above is { } above ? new(Field, "above", above)
        : AtMost is { } atMost ? new(Field, "atMost", atMost)
        : new(Field, "below", Below ?? 0);
}

internal sealed class LevelYaml
{
    public List<string> Functions { get; set; } = [];

    public string Decision { get; set; } = "one";

    public MoneyYaml? Authority { get; set; }

    public decimal WindowHours { get; set; }

    public List<RungYaml> Ladder { get; set; } = [];

    public string OnTimeout { get; set; } = "park";

    public Level ToLevel(JsonFindings findings)
    {
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
    public string Function { get; set; } = "";

    public decimal WindowHours { get; set; }
}

internal sealed class OptionYaml
{
    public string Kind { get; set; } = "";

    public List<StepYaml> Steps { get; set; } = [];

    public OptionRule ToRule() => new(Kind, [.. Steps.Select(step => new StepRule(step.Function, step.Action, step.WithinHours))]);
}

internal sealed class StepYaml
{
    public string Function { get; set; } = "";

    public string Action { get; set; } = "";

    public decimal WithinHours { get; set; }
}

internal sealed class BreakersYaml
{
    public int? AutomaticPerHour { get; set; }

    public MoneyYaml? MoneyPerDay { get; set; }

    public Breakers ToBreakers() => new(AutomaticPerHour, MoneyPerDay is { } money ? Money.Of(money.Amount, money.Currency) : null);
}

internal sealed class MoneyYaml
{
    public decimal Amount { get; set; }

    public string Currency { get; set; } = "";

    public Money? ToMoney(string pointer, JsonFindings findings)
    {
        if (Money.IsCurrency(Currency)) return Money.Of(Amount, Currency);
        findings.Add($"{pointer}/currency", "expected an ISO 4217 code such as EUR");
        return null;
    }
}
