using System.Globalization;
using ControlTower.Core.Kernel;
using ControlTower.Core.People;

namespace ControlTower.Web.Features.Approvals;

/// <summary>What somebody is about to lend; the tower says whether it may be.</summary>
public sealed class DelegationForm
{
    private readonly SortedSet<string> functions = new(StringComparer.Ordinal);
    private readonly SortedSet<string> protocols = new(StringComparer.Ordinal);

    public string To { get; set; } = "";

    /// <summary>The last day on which it holds, as yyyy-MM-dd.</summary>
    public string LastDay { get; set; } = "";

    public string Reason { get; set; } = "";

    /// <summary>Up to how much, in the tower's currency; empty is as much as the giver decides.</summary>
    public string UpTo { get; set; } = "";

    public string? Error { get; private set; }

    public bool Busy { get; private set; }

    public bool Lends(string function) => functions.Contains(function);

    public void Toggle(string function)
    {
        if (!functions.Remove(function)) functions.Add(function);
    }

    /// <summary>Under which protocols alone; none is all of them.</summary>
    public bool IsFor(string protocol) => protocols.Contains(protocol);

    public void ToggleProtocol(string protocol)
    {
        if (!protocols.Remove(protocol)) protocols.Add(protocol);
    }

    /// <param name="currency">Of the amount.</param>
    /// <param name="zone">In which the last day ends.</param>
    /// <returns>Whether it was taken; what was typed stays where it was not.</returns>
    public async Task<bool> GiveAsync(TimeZoneInfo zone, string currency, Func<object, Task<Result<Delegation>>> send)
    {
        if (Busy) return false;
        if (!DateOnly.TryParseExact(LastDay, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            Error = "Choose the last day.";
            return false;
        }
        if (Limit(currency) is not { } limit)
        {
            Error = "Write the amount as a figure above 0, such as 5000.";
            return false;
        }
        Busy = true;
        var end = day.AddDays(1).ToDateTime(TimeOnly.MinValue);
        var given = await send(new GiveDelegation(To, [.. functions], new(end, zone.GetUtcOffset(end)), Reason.Trim())
        {
            Protocols = protocols.Count == 0 ? null : [.. protocols],
            UpTo = limit.UpTo,
        });
        (Busy, Error) = (false, given.Refusal?.Message);
        if (!given.Succeeded) return false;
        functions.Clear();
        protocols.Clear();
        (To, LastDay, Reason, UpTo) = ("", "", "", "");
        return true;
    }

    /// <returns>Null where what was typed is no amount.</returns>
    private (Money? UpTo, bool Given)? Limit(string currency)
    {
        if (UpTo.Trim().Length == 0) return (null, false);
        return decimal.TryParse(UpTo.Trim().Replace(" ", "", StringComparison.Ordinal), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) && amount is > 0 and < 1_000_000_000_000
            ? (Money.Of(amount, currency), true) : null;
    }
}
