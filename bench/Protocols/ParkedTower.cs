using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using ControlTower.Core.Kernel;
using ControlTower.Core.Kernel.Json;
using ControlTower.Core.Network;
using ControlTower.Core.Protocols;
using ControlTower.Core.Signals;
using ControlTower.Core.Tower;

namespace ControlTower.Bench.Protocols;

/// <summary>A state in which approvals wait, made by signals, impacts and options as the running tower makes them.</summary>
internal sealed class ParkedTower
{
    private const int Suppliers = 20_000;
    private const int Portion = 500;
    private static readonly DateTimeOffset Start = new(2027, 1, 4, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Window = TimeSpan.FromHours(24);
    private static readonly Caller Sender = Caller.Integration("bench");

    private const string Late = """
        id: late
        title: Late supplier
        reason: a question with a window and a rung
        cases: [supplierDelay]
        level:
          functions: [procurement]
          decide: one
          window: 24 h
          ladder:
            - { function: management, window: 48 h }
          onTimeout: park
        options:
          - kind: coordinate
            steps:
              - { function: procurement, action: Call the supplier, within: 4 h }
        """;

    private ParkedTower(TowerCore core, TowerState state) => (Core, State) = (core, state);

    public TowerCore Core { get; }

    /// <summary>Of version 0, so that a journal may begin with it.</summary>
    public TowerState State { get; private set; }

    public DateTimeOffset FirstDue => Start + Window;

    public double BytesEach { get; private init; }

    public double MicrosEach { get; private init; }

    /// <summary>When each is due.</summary>
    public OrdinalMap<DateTimeOffset> Windows => State.Protocols.Windows.ById;

    /// <param name="waking">So many come due first, one after the other.</param>
    /// <param name="apart">The time between two of them; all others come due an hour later.</param>
    public static ParkedTower Build(int count, int waking, TimeSpan apart)
    {
        var core = new TowerCore(TowerRules.Default with { Silence = null });
        var parked = new ParkedTower(core, TowerState.Empty);
        parked.Do(new PutNetwork(new() { Sites = [.. Enumerable.Range(0, Suppliers).Select(n => new SiteEntry(Supplier(n), "Supplier", SiteKind.Supplier, 1))] }), Caller.AdministratorKey, Start);
        parked.Do(new PublishProtocol(ProtocolText.Parse(Late).Value!, Late), Caller.System, Start);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var begun = Stopwatch.GetTimestamp();
        for (var i = 0; i < waking; i++) parked.Park(i, 1, Start + (apart * i));
        for (var i = waking; i < count; i += Portion) parked.Park(i, Math.Min(Portion, count - i), Start + TimeSpan.FromHours(1) + TimeSpan.FromMilliseconds(i));
        var took = Stopwatch.GetElapsedTime(begun);
        if (parked.State.Protocols.Waiting.Count != count) throw new InvalidOperationException($"Only {parked.State.Protocols.Waiting.Count} of {count} are parked.");
        return new(core, parked.State with { Version = 0 })
        {
            MicrosEach = took.TotalMicroseconds / count,
            BytesEach = (GC.GetTotalMemory(forceFullCollection: true) - before) / (double)count,
        };
    }

    private void Park(int first, int count, DateTimeOffset at)
    {
        Do(new TakeSignals([.. Enumerable.Range(first, count).Select(number => Delay(number, at))], Single: false), Sender, at);
        while (BesideTheLoop.Waits(State))
        {
            foreach (var command in BesideTheLoop.Commands(State, at, Core.Rules, Portion).ToList()) Do(command, Caller.System, at);
        }
    }

    private void Do(object body, Caller caller, DateTimeOffset at)
    {
        var decision = Core.Decide(State, new(caller, body), at);
        if (!decision.Answer.Succeeded) throw new InvalidOperationException(decision.Answer.Refusal.Message);
        if (decision.Answer.Value is SignalsTaken { Rejected: [var rejected, ..] }) throw new InvalidOperationException(rejected.ToString());
        State = decision.State;
    }

    private static SignalCandidate Delay(int number, DateTimeOffset at)
    {
        var order = string.Create(CultureInfo.InvariantCulture, $"PO-{number}");
        var data = JsonSerializer.SerializeToElement(new { site = Supplier(number % Suppliers), purchaseOrder = order, delayHours = 24, reason = "strike" }, CanonicalJson.Options);
        return new(new("bench", order, SignalTypes.SupplierDelayed, at, null, data), null, "", order);
    }

    private static string Supplier(int number) => string.Create(CultureInfo.InvariantCulture, $"SUP-{number:D5}");
}
