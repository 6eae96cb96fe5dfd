using ControlTower.Core.Journal;
using ControlTower.Core.Kernel;
using ControlTower.Core.Signals;

namespace ControlTower.Core.Storage.Projections;

/// <summary>How rows of signals follow from facts. What was rejected or withdrawn is looked for by its own names.</summary>
/// <param name="rejected">Rows by the id of their rejection.</param>
/// <param name="accepted">Rows by source and id, the newest where ids came again.</param>
internal sealed class SignalFold(Touched<SignalRow> rejected, Touched<SignalRow> accepted)
{
    private readonly Dictionary<long, SignalRow> changed = [];

    /// <summary>In no particular order: each goes to a row of its own.</summary>
    public IEnumerable<SignalRow> Changed => changed.Values;

    public static string KeyOf(string source, string id) => Keys.Of(source, id);

    public void Apply(Fact fact)
    {
        switch (fact.Body)
        {
            case SignalAccepted one:
                Keep(accepted, KeyOf(one.Source, one.Id), Accepted(one, fact));
                break;
            case SignalRejected one:
                Keep(rejected, one.Rejection, Rejected(one, fact));
                break;
            case RejectionClosed closed when rejected.Find(closed.Rejection) is { } row:
                row.Outcome = closed.Replayed ? SignalOutcome.Replayed : SignalOutcome.Discarded;
                row.Reason = closed.Reason is null ? row.Reason : $"{row.Reason} · {closed.Reason}";
                Keep(rejected, closed.Rejection, row);
                break;
            case SignalWithdrawn withdrawn when accepted.Find(KeyOf(withdrawn.Source, withdrawn.Id)) is { } row:
                (row.Outcome, row.Reason) = (SignalOutcome.Withdrawn, withdrawn.Reason);
                Keep(accepted, KeyOf(withdrawn.Source, withdrawn.Id), row);
                break;
        }
    }

    private void Keep(Touched<SignalRow> known, string key, SignalRow row)
    {
        known.Set(key, row, row.Sequence);
        changed[row.Sequence] = row;
    }

    private static SignalRow Accepted(SignalAccepted one, Fact fact) => new()
    {
        Sequence = fact.Sequence,
        Source = one.Source,
        Id = one.Id,
        Type = one.Type,
        Time = one.Time,
        RecordedAt = fact.RecordedAt,
        Subject = one.Subject,
    };

    private static SignalRow Rejected(SignalRejected one, Fact fact) => new()
    {
        Sequence = fact.Sequence,
        Source = one.Source,
        Id = one.Id,
        Type = one.Type,
        RecordedAt = fact.RecordedAt,
        Outcome = SignalOutcome.Rejected,
        Rejection = one.Rejection,
        Reason = one.Reason,
    };
}
