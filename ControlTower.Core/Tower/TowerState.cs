using ControlTower.Core.Effects;
using ControlTower.Core.Exceptions;
using ControlTower.Core.Finance;
using ControlTower.Core.Kernel;
using ControlTower.Core.Network;
using ControlTower.Core.Orders;
using ControlTower.Core.People;
using ControlTower.Core.Planning;
using ControlTower.Core.Protocols;
using ControlTower.Core.Signals;

namespace ControlTower.Core.Tower;

/// <summary>All that the tower knows: the fold of the journal up to a version. Immutable, so any thread may read it for as long as it likes.</summary>
/// <param name="Version">Sequence of the last fact in it.</param>
/// <param name="RecordedAt">Of the last fact; the tower's time never goes back behind it.</param>
/// <param name="Answers">What commands with a key were answered, so that the same key is answered the same.</param>
public sealed record TowerState(
    long Version,
    DateTimeOffset RecordedAt,
    NetworkState Network,
    PeopleState People,
    SignalState Signals,
    CaseState Exceptions,
    ProtocolState Protocols,
    OrderState Orders,
    PlanningState Planning,
    EffectState Effects,
    Remembered<KeyedAnswer> Answers)
{
    /// <summary>Set where the journal is a demo's.</summary>
    public DemoMark? Demo { get; init; }

    public FinanceState Finance { get; init; } = FinanceState.Empty;

    /// <summary>When it is looked at whether sites can do in time what they have promised.</summary>
    public DueTimes Loads { get; init; } = DueTimes.None;

    public static TowerState Empty { get; } = new(
        0, DateTimeOffset.UnixEpoch, NetworkState.Empty, PeopleState.Empty, SignalState.Empty, CaseState.Empty, ProtocolState.Empty,
        OrderState.Empty, PlanningState.Empty, EffectState.Empty, Remembered<KeyedAnswer>.Nothing);

    /// <summary>When the loop must wake on its own; null when nothing is due.</summary>
    public DateTimeOffset? NextDue(TowerRules rules)
    {
        DateTimeOffset? least = null;
        Earlier(Signals.Silence.Earliest);
        Earlier(Exceptions.ShelfEnds.Earliest);
        Earlier(Exceptions.Crossings.Earliest);
        Earlier(Protocols.Windows.Earliest);
        Earlier(Protocols.CoolDowns.Earliest);
        Earlier(Protocols.StepsDue.Earliest);
        Earlier(Protocols.Schedules.Earliest);
        Earlier(People.DelegationEnds.Earliest);
        Earlier(Network.LaneEnds.Earliest);
        Earlier(Network.DowntimeEnds.Earliest);
        Earlier(Network.CapacityEnds.Earliest);
        Earlier(Planning.Ends.Earliest);
        Earlier(Loads.Earliest);
        Earlier(Orders.PickUpEnds.Earliest);
        Earlier(Orders.PromiseEnds.Earliest);
        if (Orders.BacklogLeft.Count > 0) Earlier(RecordedAt);
        if (Network.ToLookAt.Count > 0) Earlier(RecordedAt);
        if (rules.Silence is { } silence) foreach (var what in DueIndex.Kinds) Earlier(silence.Bell(what, Orders.Due.Of(what).Earliest));
        return least;

        void Earlier(DateTimeOffset? at)
        {
            if (at is { } time && (least is not { } known || time < known)) least = time;
        }
    }
}

/// <param name="Since">From when the speed holds.</param>
/// <param name="Position">Ticks of rhythm that had passed by then.</param>
public sealed record DemoMark(int Seed, DateTimeOffset StartedAt, DateTimeOffset Since, long Position, decimal Speed);

/// <param name="Digest">SHA-256 in hex of what was asked: the same key with another question is refused.</param>
/// <param name="Answer">As JSON.</param>
public sealed record KeyedAnswer(string Digest, string Answer);
