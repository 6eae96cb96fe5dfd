using ControlTower.Core.Runtime.Import.Mapping;

namespace ControlTower.Core.Runtime.Import.Reading;

/// <summary>Numbers of several rows of one key, taken together.</summary>
internal sealed class Combined
{
    private decimal sum;
    private int count;

    public void Add(decimal number)
    {
        sum += number;
        count++;
    }

    /// <summary>Null where there was no number.</summary>
    public string? Text(CombineRule rule, bool decimalComma)
    {
        if (count == 0) return null;
        return Numbers.Write(rule == CombineRule.Mean ? sum / count : sum, decimalComma);
    }
}
