namespace ControlTower.Core.Protocols.Conditions;

/// <summary>Answers what conditions ask about one case at one time; asked for each field once, and only if a condition asks.</summary>
public interface ICaseSource
{
    /// <summary>In the field's own unit, a flag as 1 or 0; null where nobody knows.</summary>
    decimal? Number(string field);

    /// <summary>Null where nobody knows.</summary>
    string? Text(string field);

    /// <param name="hours">How far the window reaches back from now.</param>
    /// <param name="protocol">Whose conditions ask.</param>
    decimal Over(string function, decimal hours, string protocol);
}

/// <summary>The fields of one case at one time, each read when it is first asked for. Not for several threads at once.</summary>
/// <param name="kind">As protocols write it, in camel case.</param>
public sealed class CaseFields(string kind, ICaseSource source)
{
    private readonly decimal[] numbers = new decimal[ConditionFields.All.Count];
    private readonly string[] texts = new string[ConditionFields.All.Count];
    private readonly List<(string Function, decimal Hours, string Protocol, decimal Value)> windows = [];
    private ulong known;

    public string Kind { get; } = kind;

    /// <summary>Where it is about one; null where not.</summary>
    public IReadOnlyList<string> Sites { get; init; } = [];

    /// <summary>The items it touches; empty is all that the site handles.</summary>
    public IReadOnlyList<string> Items { get; init; } = [];

    public decimal Number(int slot)
    {
        if ((known >> slot & 1) == 0) ReadNumber(slot);
        return numbers[slot];
    }

    public bool Flag(int slot) => Number(slot) != 0;

    /// <summary>"" where nobody knows: no condition names it.</summary>
    public string Text(int slot) => texts[slot] ??= source.Text(ConditionFields.All[slot].Name) ?? "";

    public decimal Over(string function, decimal hours, string protocol)
    {
        foreach (var window in windows)
        {
            if (window.Hours == hours && window.Function == function && window.Protocol == protocol) return window.Value;
        }
        var value = source.Over(function, hours, protocol);
        windows.Add((function, hours, protocol, value));
        return value;
    }

    private void ReadNumber(int slot)
    {
        var field = ConditionFields.All[slot];
        numbers[slot] = source.Number(field.Name) ?? field.WhenUnknown;
        known |= 1UL << slot;
    }
}
