using ControlTower.Core.Protocols.Conditions;

namespace ControlTower.Tests.Protocols.Conditions;

/// <summary>A case that is what its members say; what they do not say nobody knows.</summary>
internal sealed class PlainCase : ICaseSource
{
    public Dictionary<string, decimal> Numbers { get; } = [];

    public Dictionary<string, string> Texts { get; } = [];

    /// <summary>By function and hours, as "delays 24".</summary>
    public Dictionary<string, decimal> Windows { get; } = [];

    /// <summary>What was asked, in order.</summary>
    public List<string> Asked { get; } = [];

    public string Kind { get; init; } = "supplierDelay";

    public static PlainCase With(params (string Field, object Value)[] members)
    {
        var made = new PlainCase();
        foreach (var (field, value) in members)
        {
            if (value is string text) made.Texts[field] = text;
            else made.Numbers[field] = Convert.ToDecimal(value, System.Globalization.CultureInfo.InvariantCulture);
        }
        return made;
    }

    public CaseFields Fields(string? site = null, string? item = null) => new(Kind, this) { Sites = site is null ? [] : [site], Items = item is null ? [] : [item] };

    public decimal? Number(string field)
    {
        Asked.Add(field);
        return Numbers.TryGetValue(field, out var value) ? value : null;
    }

    public string? Text(string field)
    {
        Asked.Add(field);
        return Texts.GetValueOrDefault(field);
    }

    public decimal Over(string function, decimal hours, string protocol)
    {
        Asked.Add(function);
        return Windows.GetValueOrDefault(FormattableString.Invariant($"{function} {hours:0.###}"));
    }
}
