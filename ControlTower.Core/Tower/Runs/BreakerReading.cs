using ControlTower.Core.Protocols;

namespace ControlTower.Core.Tower.Runs;

/// <summary>A limit of a protocol in force, or a breaker that tripped, as it stands.</summary>
/// <param name="Id">As <see cref="Breaker.Of"/> writes it.</param>
/// <param name="Limit">In the unit of its kind: a count, money, a share from 0 to 1, robust deviations or hours; null where nothing limits it any more.</param>
/// <param name="Value">What is measured now, in the same unit; null where there is nothing to measure yet, or it is measured with each action alone.</param>
/// <param name="Currency">Of money; null of everything else.</param>
public sealed record BreakerReading(string Id, string Protocol, BreakerKind Kind, BreakerStatus Status, decimal? Limit, decimal? Value, string? Currency)
{
    /// <summary>Of the status; null where it never tripped.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Why it tripped last; null where it never did.</summary>
    public string? Because { get; init; }

    public string? Trial { get; init; }

    public string? ResetBy { get; init; }

    public string? ResetReason { get; init; }

    /// <summary>When one action is let through to see; null while it is not tripped.</summary>
    public DateTimeOffset? HalfOpenAt { get; init; }

    /// <summary>All of the published protocols, and those that tripped under a version before; in order of id.</summary>
    public static IReadOnlyList<BreakerReading> All(TowerState state, DateTimeOffset now) => [.. state.Protocols.Published.Values
        .SelectMany(version => Limits(version.Document.Breakers).Select(kind => Breaker.Of(version.Document.Id, kind)))
        .Concat(state.Protocols.Breakers.Keys).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(id => Read(state, id, now))];

    /// <summary>Those of one protocol.</summary>
    public static IReadOnlyList<BreakerReading> Of(TowerState state, string protocol, DateTimeOffset now) => [.. Enum.GetValues<BreakerKind>()
        .Where(kind => LimitOf(state.Protocols.Published.Find(protocol)?.Document.Breakers, kind) is not null || state.Protocols.Breakers.ContainsKey(Breaker.Of(protocol, kind)))
        .Select(kind => Read(state, (protocol, kind), now))];

    private static BreakerReading Read(TowerState state, string id, DateTimeOffset now)
    {
        var at = id.LastIndexOf('.');
        return Read(state, (id[..at], Enum.Parse<BreakerKind>(id[(at + 1)..], ignoreCase: true)), now);
    }

    private static BreakerReading Read(TowerState state, (string Protocol, BreakerKind Kind) what, DateTimeOffset now)
    {
        var (id, limits) = (Breaker.Of(what.Protocol, what.Kind), state.Protocols.Published.Find(what.Protocol)?.Document.Breakers);
        var known = state.Protocols.Breakers.Find(id);
        var money = what.Kind == BreakerKind.MoneyPerDay ? limits?.MoneyPerDay?.Currency : null;
        return new(id, what.Protocol, what.Kind, known?.Status ?? BreakerStatus.Closed, LimitOf(limits, what.Kind), Measures.Present(state, what, now), money)
        {
            Since = known?.Since,
            Because = known?.Because,
            Trial = known?.Trial,
            ResetBy = known?.ResetBy,
            ResetReason = known?.ResetReason,
            HalfOpenAt = state.Protocols.CoolDowns.ById.TryGetValue(id, out var cooled) ? cooled : null,
        };
    }

    private static IEnumerable<BreakerKind> Limits(Breakers? breakers) => Enum.GetValues<BreakerKind>().Where(kind => LimitOf(breakers, kind) is not null);

    private static decimal? LimitOf(Breakers? breakers, BreakerKind kind) => kind switch
    {
        BreakerKind.ActionsPerHour => breakers?.AutomaticPerHour,
        BreakerKind.MoneyPerDay => breakers?.MoneyPerDay?.Amount,
        BreakerKind.NetworkShare => breakers?.NetworkShare,
        BreakerKind.Novelty => breakers?.Novelty,
        BreakerKind.FailureRate => breakers?.FailureRate,
        BreakerKind.Disagreement => breakers?.Disagreement,
        BreakerKind.SilentInput => breakers?.SilentHours,
        _ => breakers?.Drift,
    };
}
