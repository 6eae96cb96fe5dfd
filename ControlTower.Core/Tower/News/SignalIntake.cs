using ControlTower.Core.Exceptions;
using ControlTower.Core.Journal;
using ControlTower.Core.Kernel;
using ControlTower.Core.Signals;
using ControlTower.Core.Tower.Partners;
using ControlTower.Core.Tower.Routine;
using ControlTower.Core.Tower.Runs;

namespace ControlTower.Core.Tower.News;

/// <summary>Takes signals in: once each, and what is not valid into the rejected queue.</summary>
internal static class SignalIntake
{
    private const int TextKept = 65_536;

    public static Result<object> Take(Turn turn, TakeSignals take)
    {
        Forget(turn);
        var (accepted, duplicates) = (0, 0);
        var rejected = new List<SignalRefused>();
        for (var index = 0; index < take.Candidates.Count; index++)
        {
            var candidate = Named(take.Candidates[index], turn.Caller.Partner);
            switch (TakeOne(turn, candidate))
            {
                case (true, _):
                    accepted++;
                    break;
                case (false, null):
                    duplicates++;
                    break;
                case (false, { } error) when take.Single:
                    return Refusal.Invalid(error);
                case (false, { } error):
                    rejected.Add(new(index, error));
                    Reject(turn, candidate, error);
                    break;
            }
        }
        return new SignalsTaken(accepted, duplicates, rejected);
    }

    public static Result<object> Replay(Turn turn, ReplayRejected replay)
    {
        if (Rejected(turn, replay.Rejection) is not { } rejected) return NoRejection(replay.Rejection);
        // Who mends a partner's signal lets the partner say it.
        var (taken, error) = TakeOne(turn, Named(replay.Mended, Actors.PartnerOf(rejected.By)));
        if (!taken && error is not null) return Refusal.Invalid(error);
        turn.Record(new RejectionClosed(replay.Rejection, true, null));
        return new SignalsTaken(taken ? 1 : 0, taken ? 0 : 1, []);
    }

    public static Result<object> Discard(Turn turn, DiscardRejected discard)
    {
        if (Rejected(turn, discard.Rejection) is null) return NoRejection(discard.Rejection);
        turn.Record(new RejectionClosed(discard.Rejection, false, discard.Reason));
        return Done.Well;
    }

    public static Result<object> Expect(Turn turn, ExpectSource expect)
    {
        if (expect.IntervalHours is <= 0 or > 8_760) return Refusal.Invalid("The interval lies above 0 and up to 8,760 hours.", "/intervalHours");
        var kind = expect.Kind is { } told ? SourceKinds.Find(told) : null;
        if (expect.Kind is not null && kind is null) return Refusal.Invalid($"There is no kind '{expect.Kind}'; expected one of {string.Join(", ", SourceKinds.All)}.", "/kind");
        turn.Record(new SourceExpected(expect.Source, expect.IntervalHours) { Kind = kind });
        return Done.Well;
    }

    public static Result<object> Set(Turn turn, SetPrecedence set)
    {
        if (!ToldField.Names.Contains(set.Field)) return Refusal.Invalid($"There is no field '{set.Field}'; expected one of {string.Join(", ", ToldField.Names)}.", "/field");
        if (set.Hours is <= 0 or > 8_760) return Refusal.Invalid("The hours lie above 0 and up to 8,760.", "/hours");
        if (set.Order.Count > Precedence.Longest || set.Order.Distinct(StringComparer.Ordinal).Count() != set.Order.Count) return Refusal.Invalid($"The order names up to {Precedence.Longest} sources or kinds, each once.", "/order");
        turn.Record(new SourcePrecedence(set.Field, set.Order, set.Hours));
        return Done.Well;
    }

    /// <returns>Taken; or not, with the error, which is null for a repetition.</returns>
    private static (bool Taken, string? Error) TakeOne(Turn turn, SignalCandidate candidate)
    {
        if (candidate.Signal is not { } signal) return (false, candidate.Error ?? "the event could not be read");
        // By CloudEvents source and id name one event, whatever else is said the second time: the first stays.
        if (turn.State.Signals.Seen.TryFind(Keys.Of(signal.Source, signal.Id), out _)) return (false, null);
        if ((PartnerVoice.Objection(turn.State, turn.Caller, signal) ?? SignalMeaning.Objection(turn.State, signal) ?? OrderNews.Objection(turn, signal)) is { } objection) return (false, objection);
        return turn.TryPart(() => Accept(turn, signal, candidate.Fingerprint ?? "")) ? (true, null) : (false, TowerCore.Beyond);
    }

    private static SignalCandidate Named(SignalCandidate candidate, string? partner) => partner is null
        ? candidate
        : candidate with
        {
            Signal = candidate.Signal is { } signal ? signal with { Source = PartnerSources.Named(partner, signal.Source) } : null,
            Source = candidate.Source is { } source ? PartnerSources.Named(partner, source) : null,
        };

    /// <summary>A partner finds only what it sent itself.</summary>
    private static RejectedSignal? Rejected(Turn turn, string id) =>
        turn.State.Signals.Rejected.Find(id) is { } found && (turn.Caller.Partner is null || found.By == turn.Caller.Actor) ? found : null;

    private static Refusal NoRejection(string id) => Refusal.NotFound($"The rejected signal {id}");

    private static void Accept(Turn turn, Signal signal, string fingerprint)
    {
        var held = Contradictions.Find(turn, signal);
        turn.Record(new SignalAccepted(signal.Source, signal.Id, signal.Type, signal.Time, signal.Subject, fingerprint, signal.Data), signal.Time);
        var before = (turn.Facts.Count, turn.State);
        CaseKeeping.Heal(turn, [nameof(CaseKind.SourceSilent), signal.Source], SignalToCase.Ref(signal), "the source is heard again");
        if (held is not null) turn.Conclude(held);
        if (held is not { HeldStays: true })
        {
            SignalToCase.Follow(turn, signal);
            RoutineSignals.Follow(turn, signal, SignalToCase.Ref(signal));
        }
        OverdueNews.Follow(turn, before, SignalToCase.Ref(signal));
    }

    private static void Reject(Turn turn, SignalCandidate candidate, string error) => turn.Record(new SignalRejected(
        $"RJ-{turn.State.Signals.LastRejection + 1}", candidate.Signal?.Source ?? candidate.Source, candidate.Signal?.Id, candidate.Signal?.Type, error,
        Cut(candidate.Text)));

    /// <summary>Never between the two halves of a letter: a half cannot be written down and read again.</summary>
    private static string Cut(string text) =>
        text.Length <= TextKept ? text : text[..(char.IsHighSurrogate(text[TextKept - 1]) ? TextKept - 1 : TextKept)];

    private static void Forget(Turn turn)
    {
        var before = turn.Now - turn.Rules.RememberedFor;
        if (turn.State.Signals.Seen.Outlived(before)) turn.Conclude(new SignalIdsForgotten(before));
        if (turn.State.Answers.Outlived(before)) turn.Conclude(new CommandKeysForgotten(before));
    }
}
