using ControlTower.Core.Protocols;
using ControlTower.Core.Tower.Runs;
using ControlTower.Web.Shared.Formats;

namespace ControlTower.Web.Features.Protocols;

/// <summary>What breakers limit beside number and money, as people read it.</summary>
public static class BreakerWords
{
    public static IEnumerable<string> Of(Breakers breakers)
    {
        if (breakers.NetworkShare is { } share) yield return FormattableString.Invariant($"{share * 100:0.##} % of the sites touched a day");
        if (breakers.Novelty is { } novelty) yield return FormattableString.Invariant($"unlike the past by more than {novelty:0.##} robust deviations");
        if (breakers.FailureRate is { } failures) yield return FormattableString.Invariant($"{failures * 100:0.##} % of its runs failed");
        if (breakers.Disagreement is { } refused) yield return FormattableString.Invariant($"{refused * 100:0.##} % refused by people");
        if (breakers.Drift is { } drift) yield return FormattableString.Invariant($"real effects off the forecasts by more than {drift:0.##} robust deviations");
        if (breakers.SilentHours is { } silent) yield return FormattableString.Invariant($"a source silent for {silent:0.##} h");
    }

    public static string Name(BreakerKind kind) => kind switch
    {
        BreakerKind.ActionsPerHour => "Automatic actions an hour",
        BreakerKind.MoneyPerDay => "Automatic money a day",
        BreakerKind.NetworkShare => "Sites touched a day",
        BreakerKind.Novelty => "Unlike the past",
        BreakerKind.FailureRate => "Runs that failed",
        BreakerKind.Disagreement => "Refused by people",
        BreakerKind.SilentInput => "Silent source",
        _ => "Drift of the forecasts",
    };

    /// <summary>A limit or a value in the unit of its kind; a dash where it is not known.</summary>
    public static string Figure(BreakerReading one, decimal? value) => value is not { } known ? "—" : one.Kind switch
    {
        BreakerKind.NetworkShare or BreakerKind.FailureRate or BreakerKind.Disagreement => FormattableString.Invariant($"{known * 100:0.#} %"),
        BreakerKind.MoneyPerDay => MoneyFormat.Text(known, one.Currency ?? "").Plain,
        BreakerKind.SilentInput => FormattableString.Invariant($"{known:0.##} h"),
        _ => FormattableString.Invariant($"{known:0.##}"),
    };
}
