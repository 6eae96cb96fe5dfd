namespace ControlTower.Core.Protocols;

/// <summary>How far the version in the shadow and what was done agree.</summary>
/// <param name="Version">The one in the shadow.</param>
/// <param name="Beside">The live version that it runs beside; null where there is none.</param>
/// <param name="Request">Who asked that it become the live one; null where nobody did.</param>
/// <param name="Tally">Of all that it decided.</param>
/// <param name="Reasons">In what the last ones differed, the most frequent first.</param>
/// <param name="Last">Of this version, newest first.</param>
public sealed record ShadowSummary(ProtocolVersion Version, int? Beside, PublishRequest? Request, ShadowTally Tally, IReadOnlyList<ShadowReason> Reasons, IReadOnlyList<ShadowDecision> Last)
{
    private const int MostReasons = 10;

    /// <param name="most">Of the last ones.</param>
    /// <returns>Null where no version is in the shadow.</returns>
    public static ShadowSummary? Of(ProtocolState state, string protocol, int most)
    {
        if (state.ShadowOf(protocol) is not { } version) return null;
        var own = state.ShadowsOf(protocol).Where(one => one.Version == version.Version).Reverse().ToList();
        var reasons = own.SelectMany(one => one.Differs).CountBy(reason => reason, StringComparer.Ordinal).OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal)
            .Take(MostReasons).Select(pair => new ShadowReason(pair.Key, pair.Value));
        var tally = state.ShadowTallies.Find(protocol) is { } known && known.Version == version.Version ? known : new(version.Version, 0, 0, 0, 0);
        var beside = state.Shadows.ContainsKey(protocol) ? state.Published.Find(protocol)?.Version : null;
        return new(version, beside, state.Promotions.Find(protocol), tally, [.. reasons], [.. own.Take(most)]);
    }
}

public sealed record ShadowReason(string Text, int Count);
