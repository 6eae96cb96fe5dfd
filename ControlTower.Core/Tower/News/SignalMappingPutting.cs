using ControlTower.Core.Kernel;
using ControlTower.Core.Signals;
using ControlTower.Core.Signals.Mapping;

namespace ControlTower.Core.Tower.News;

/// <summary>Keeps mappings of foreign JSON to signals, each change as a new version.</summary>
internal static class SignalMappingPutting
{
    private const int Most = 1_000;
    private const int LongestId = 100;

    public static Result<object> Put(Turn turn, PutSignalMapping put)
    {
        if (put.Mapping.Length is 0 or > LongestId || !put.Mapping.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.'))
        {
            return Refusal.Invalid($"A mapping's id has up to {LongestId} letters, digits, points, dashes and underscores.", "/id");
        }
        var known = turn.State.Signals.Mappings.Find(put.Mapping);
        if (put.IfMatch is { } expected && expected != (known?.Version ?? 0))
        {
            return new Refusal(RefusalKind.PreconditionFailed, $"The mapping {put.Mapping} is at version {known?.Version ?? 0}, not {expected}; get it anew and change that.");
        }
        if (known?.Text == put.Text) return known;
        if (known is null && turn.State.Signals.Mappings.Count >= Most) return Refusal.Conflict($"There are {Most} mappings, which is the most.");
        var parsed = SignalMappingText.Parse(put.Text);
        if (!parsed.Succeeded) return parsed.Refusal;
        turn.Record(new SignalMappingPut(put.Mapping, (known?.Version ?? 0) + 1, put.Text));
        return turn.State.Signals.Mappings[put.Mapping];
    }
}
