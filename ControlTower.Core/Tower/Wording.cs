using ControlTower.Core.Kernel;
using ControlTower.Core.Kernel.Json;

namespace ControlTower.Core.Tower;

/// <summary>What people write for the record, whichever way it came: by page or by API.</summary>
public static class Wording
{
    public const int LongestReason = 2_000;
    public const int LongestNote = 10_000;

    /// <param name="missing">What is said to somebody who wrote nothing.</param>
    /// <returns>Why it is not taken; null where it is well.</returns>
    public static Refusal? Check(string? text, int longest, string pointer, string missing)
    {
        if (string.IsNullOrWhiteSpace(text)) return Refusal.Invalid(missing, pointer);
        return JsonText.Objection(text, longest) is { } objection ? Refusal.Invalid($"It cannot be kept: {objection}.", pointer) : null;
    }

    /// <summary>An amount as people read it: up to the next hundredth, so that what is above a limit never reads as the limit itself.</summary>
    internal static Money Amount(Money exact) => Money.Of(Math.Ceiling(exact.Amount * 100) / 100, exact.Currency);

    internal static Refusal? Reason(string? text, string missing) => Check(text, LongestReason, "/reason", missing);
}
