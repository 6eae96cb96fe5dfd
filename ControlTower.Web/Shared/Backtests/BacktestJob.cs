using System.Globalization;
using ControlTower.Core.Tower.Backtest;

namespace ControlTower.Web.Shared.Backtests;

/// <summary>A backtest in the background, as long as it is remembered.</summary>
internal sealed class BacktestJob(KeptBacktest kept)
{
    public int Number { get; } = kept.Number;

    /// <summary>The last row of the journal that it sees.</summary>
    public long AsOf { get; } = kept.AsOf;

    public BacktestStatus Status { get; set; } = new(IdOf(kept.Number), kept.Phase, kept.Step, kept.Problem)
    {
        AskedAt = kept.AskedAt,
        From = kept.From,
        To = kept.To,
        EndedAt = kept.EndedAt,
        Compares = kept.Compares,
        Purpose = kept.Purpose,
    };

    public CancellationTokenSource Cancelling { get; private set; } = new();

    /// <summary>As it is written down, without its result.</summary>
    public KeptBacktest Kept => new(Number, Status.Phase, AsOf, Status.AskedAt) { From = Status.From, To = Status.To, EndedAt = Status.EndedAt, Step = Status.Step, Compares = Status.Compares, Problem = Status.Problem, Purpose = Status.Purpose };

    /// <summary>It waits as if it had just been asked for.</summary>
    public void Renew()
    {
        Cancelling = new();
        Status = Status with { Phase = BacktestPhase.Waiting, Step = default, EndedAt = null, Problem = null };
    }

    public static string IdOf(int number) => string.Create(CultureInfo.InvariantCulture, $"BT-{number}");

    /// <summary>Null where it is no id of a backtest.</summary>
    public static int? NumberOf(string id) =>
        id.StartsWith("BT-", StringComparison.Ordinal) && int.TryParse(id.AsSpan(3), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}

/// <summary>A backtest as it is written down; the members as in <see cref="BacktestStatus"/>.</summary>
/// <param name="AsOf">The last row of the journal that it sees.</param>
public sealed record KeptBacktest(int Number, BacktestPhase Phase, long AsOf, DateTimeOffset AskedAt)
{
    public required DateTimeOffset From { get; init; }

    public required DateTimeOffset To { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    public BacktestStep Step { get; init; }

    public bool Compares { get; init; }

    public string? Problem { get; init; }

    public BacktestPurpose? Purpose { get; init; }
}

/// <summary>What came of a backtest, as it is written down.</summary>
/// <param name="Right">Where two were compared.</param>
public sealed record KeptResult(BacktestResult Left, BacktestResult? Right);
