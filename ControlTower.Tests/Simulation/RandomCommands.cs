using ControlTower.Core.Effects;
using ControlTower.Core.Exceptions;
using ControlTower.Core.Kernel;
using ControlTower.Core.Network;
using ControlTower.Core.People;
using ControlTower.Core.Planning;
using ControlTower.Core.Protocols;
using ControlTower.Core.Signals;
using ControlTower.Core.Tower;
using ControlTower.Core.Tower.Options;
using ControlTower.Core.Tower.Tracing;
using ControlTower.Tests.Orders.Lifecycle;
using ControlTower.Tests.Tower;

namespace ControlTower.Tests.Simulation;

/// <summary>Commands of every type, mostly about what exists, by anybody; the same seed gives the same commands on the same states.</summary>
internal sealed class RandomCommands(int seed)
{
    private static readonly string[] Functions = ["procurement", "operations", "planning", "logistics", "management"];
    private static readonly string[] Policies = ["park", "safeOption", "reject"];
    private static readonly string Surge = ProtocolText.Shipped.Single(text => text.StartsWith("id: demand-surge", StringComparison.Ordinal));
    private readonly Random random = new(seed);
    private readonly RandomProtocols protocols = new(new(seed + 2_000));
    private readonly RandomBeside beside = new(new(seed + 3_000));
    private readonly Random ordering = new(seed + 4_000);
    private readonly RandomOrders orders = new(seed, ["STORE-1", "STORE-2"]);
    private readonly RandomMoney money = new(new(seed + 5_000));
    private readonly RandomRouting routing = new(new(seed + 6_000));
    private readonly RandomOutward outward = new(new(seed + 7_000));
    private readonly RandomKeeping keeping = new(new(seed + 8_000));
    private readonly RandomSignals signals = new(new(seed + 1_000));

    /// <summary>In every other world nothing is ordered or billed, so that what people decide has room.</summary>
    private readonly bool trades = seed % 2 == 0;
    private DateTimeOffset clock = Scene.Start;

    /// <summary>The clock as it is, which may go back.</summary>
    public DateTimeOffset Tick()
    {
        clock += TimeSpan.FromMinutes(random.Next(20) == 0 ? -random.Next(600) : random.Next(10) == 0 ? random.Next(2_000) : random.Next(30));
        return clock;
    }

    public Command Next(TowerState state, DateTimeOffset now)
    {
        if (trades && money.Next(state, now) is { } one) return new(money.Caller(), one);
        if (trades && routing.Next() is { } other) return new(Caller.AdministratorKey, other);
        if (trades && outward.Next(state, now) is { } told) return new(told is Core.Effects.ReportEffect ? Caller.System : Caller.AdministratorKey, told);
        if (keeping.Next() is { } kept) return kept;
        var key = random.Next(15) == 0 ? $"k{random.Next(10)}" : null;
        return new(CallerOf(), beside.Next(state, now) ?? (trades && ordering.Next(7) == 0 ? orders.Next(state, now) : Body(state, now)), key, key is null ? null : $"d{random.Next(2)}");
    }

    private object Body(TowerState state, DateTimeOffset now) => random.Next(34) switch
    {
        < 8 => new TakeSignals([.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => signals.Next(state, now))], random.Next(3) == 0),
        < 10 => new RingTimers(),
        < 13 => Impact(state, now),
        < 17 => Options(state, now),
        < 20 => new Approve(Approval(state), random.Next(3) == 0 ? null : $"{(char)('A' + random.Next(3))}", random.Next(10) == 0 ? "" : "yes"),
        20 => new Reject(Approval(state), "no"),
        21 => new AcknowledgeCase(Case(state)),
        22 => random.Next(2) == 0 ? new ShelveCase(Case(state), now.AddHours(random.Next(-1, 40)), "later") : new UnshelveCase(Case(state)),
        23 => random.Next(2) == 0 ? new ResolveCase(Case(state), "over") : new ReopenCase(Resolved(state), "not over"),
        24 => random.Next(2) == 0 ? new AssignCase(Case(state), random.Next(3) == 0 ? null : Person()) : new NoteCase(Case(state), "seen"),
        25 when state.Protocols.Breakers.Count > 0 && random.Next(2) == 0 => new ResetBreaker(One(state.Protocols.Breakers, "B-9"), "looked at"),
        25 => random.Next(2) == 0 ? Drafting() : Stepping(Run(state), random.Next(1, 4)),
        < 28 => Report(state),
        28 => random.Next(2) == 0 ? new ReplayEffect(Effect(state)) : new SubscribeEndpoint("https://wms.example/hook"),
        29 => Rare(state, now),
        30 => new ChangePerson(Person(), [Roles.Approver], [Function(), Function()], random.Next(4) != 0),
        31 when random.Next(3) == 0 => Quality(),
        31 => new ExpectSource(random.Next(2) == 0 ? "erp" : "wms", random.Next(3) == 0 ? null : random.Next(1, 50)),
        32 => random.Next(2) == 0 ? new ReplayRejected(Rejected(state), signals.Next(state, now)) : new DiscardRejected(Rejected(state), "noise"),
        33 when random.Next(2) == 0 => random.Next(4) == 0 ? Emptied() : Making(now),
        33 when random.Next(2) == 0 => Schedule(now),
        _ => new PutNetwork(new() { Stock = [new("DC-1", "ITEM-1", Quantity.Of(random.Next(500))), new("DC-2", "ITEM-1", Quantity.Of(random.Next(500)))] }),
    };

    private object Quality() => random.Next(2) == 0
        ? new SetPrecedence(ToldField.Names[random.Next(ToldField.Names.Count)], random.Next(4) == 0 ? [] : ["WMS", random.Next(2) == 0 ? "erp" : "wms"], random.Next(1, 30))
        : new PutSignalMapping($"m{random.Next(3)}", $"source: /m\ntype: site.up\nid: no\ndata: {{site: s{random.Next(9)}}}", null);

    /// <summary>So many positions at once that they are looked at bit by bit.</summary>
    private PutNetwork Emptied() => new(new()
    {
        Stock = [.. from site in Networks.Small.Sites! from item in Networks.Small.Items! select new StockEntry(site.Id, item.Id, Quantity.Of(random.Next(3))) { Safety = Quantity.Of(random.Next(3, 40)) }],
    });

    private PutNetwork Making(DateTimeOffset now) => new(new()
    {
        Boms = [new("DC-1", "ITEM-2", [new("ITEM-1", Quantity.Of(random.Next(1, 4)))], random.Next(30))],
        ProductionOrders = [new($"MO-{random.Next(9)}", "DC-1", "ITEM-2", Quantity.Of(random.Next(1, 200)), now.AddHours(random.Next(-9, 90)), now.AddHours(random.Next(91, 200)))],
        Stock = [new("DC-1", "ITEM-2", Quantity.Of(random.Next(50))) { Lot = random.Next(2) == 0 ? null : $"L{random.Next(3)}", Safety = Quantity.Of(random.Next(40)), ExpiresAt = now.AddDays(random.Next(40)) }],
    });

    private object Schedule(DateTimeOffset now)
    {
        DowntimeEntry[] downtime = [new(now.AddHours(random.Next(-9, 40)), now.AddHours(random.Next(41, 90))) { Reason = "service" }];
        ScheduleEntry schedule = new(random.Next(2) == 0 ? null : new([new([DayOfWeek.Monday], new(6, 0), new(14, 0))]), random.Next(3) == 0 ? null : downtime, random.Next(9));
        return random.Next(3) == 0 ? new ScheduleLane("SUP-1", "DC-1", schedule) : new ScheduleSite(random.Next(5) == 0 ? "NOWHERE" : "DC-1", schedule);
    }

    private object Rare(TowerState state, DateTimeOffset now) => random.Next(16) switch
    {
        12 => new WithdrawAnswer(Approval(state), "on second thoughts"),
        13 => random.Next(3) == 0 ? new WithdrawQuestion(Approval(state), "not now") : new ResetBreaker(One(state.Protocols.Breakers, "B-9"), "looked at"),
        14 => new GiveDelegation(Person(), [Function()], now.AddHours(random.Next(-2, 60)), "away"),
        15 => new EndDelegation(One(state.People.Delegations, "DG-9")),
        11 => random.Next(2) == 0
            ? new SetKpiTarget("fillRate", random.Next(4) == 0 ? null : new("fillRate", random.Next(100) / 100m, TargetDirection.AtLeast))
            : new JudgeKpi("fillRate", random.Next(100) / 100m),
        10 => new SetDemoSpeed(now, random.Next(9), random.Next(3)),
        0 => new PutNetwork(new() { Sites = [.. Networks.Small.Sites!.Where(_ => random.Next(4) != 0)] }),
        1 => new PutNetwork(Networks.Small),
        2 => random.Next(2) == 0 ? Protocol() : protocols.Next(),
        3 => new RemoveEndpoint($"WH-{random.Next(1, 4)}"),
        4 => random.Next(2) == 0 ? new HoldEffects("held") : new ReleaseEffects("released"),
        5 => random.Next(2) == 0 ? new ForgetPerson(Person()) : new AddPerson($"P-{random.Next(1, 12)}", new("x", "sealed"), [Roles.Approver], [Function()]),
        6 => random.Next(2) == 0 ? new IssueKey("d", Person(), null, [Scopes.Read]) : new RevokeKey($"KEY-{random.Next(1, 4)}"),
        7 => new NoteClockJump(random.Next(1, 9)),
        8 => random.Next(2) == 0 ? new AddFunction($"f{random.Next(5)}", "F") : new NoteSignIn(random.Next(2) == 0 ? Person() : null, "account"),
        9 when random.Next(2) == 0 => protocols.Next(),
        _ => new ImportOrders([new(new($"H-{random.Next(9)}", "C", null, null, null, now.AddYears(-1), null, []) { ShippedAt = now.AddYears(-2) }, OrderOutcome(), null)]),
    };

    private Core.Orders.OrderStatus? OrderOutcome() => random.Next(2) == 0 ? null : Core.Orders.OrderStatus.Delivered;

    private PublishProtocol Protocol()
    {
        var text = ProtocolText.Shipped[random.Next(ProtocolText.Shipped.Count)].Replace("onTimeout: park", $"onTimeout: {Policies[random.Next(3)]}", StringComparison.Ordinal);
        return new(ParsedProtocols.Of(text), text);
    }

    private object Drafting() => random.Next(5) switch
    {
        0 or 1 => new DraftProtocol("demand-surge", $"{Surge}\n# {random.Next(3)}", random.Next(4) == 0 ? random.Next(3) : null),
        2 or 3 => new PublishDraft("demand-surge", "better", null),
        _ => new EndPublish("demand-surge", "not now"),
    };

    private object Stepping(string run, int step) => random.Next(9) switch
    {
        0 => new NoteStep(run, step, "seen"),
        1 => new BlockStep(run, step, "no truck"),
        2 => new FailStep(run, step, "nobody has one"),
        3 or 4 => new RetryStep(run, step, "once more"),
        5 => new GiveUpStep(run, step, "it stays"),
        _ => new MarkStepDone(run, step, random.Next(2) == 0 ? null : "by hand"),
    };

    private RecordImpact Impact(TowerState state, DateTimeOffset now)
    {
        if (!state.Exceptions.ImpactDue.TryFirst(out var id, out _)) return new RecordImpact("EX-1001", random.Next(4), Core.Exceptions.Impact.None);
        var one = state.Exceptions.Open[id];
        return new RecordImpact(id, one.Revision - (random.Next(5) == 0 ? 1 : 0), ImpactOf.Case(state, one, now, TowerRules.Default));
    }

    private RecordOptions Options(TowerState state, DateTimeOffset now)
    {
        if (!state.Protocols.Weighing.TryFirst(out var id, out _)) return new RecordOptions("R-2001", 1, [], []);
        var weighed = OptionWeigher.Weigh(state, state.Protocols.Runs[id], now, TowerRules.Default);
        return new RecordOptions(id, weighed.CaseRevision - (random.Next(4) == 0 ? 1 : 0), random.Next(30) == 0 ? [] : weighed.Options, weighed.Relied) { Risk = weighed.Risk };
    }

    private ReportEffect Report(TowerState state)
    {
        // One is tried until it is dead, so that replays are met as well.
        var id = state.Effects.Effects.Values.OrderByDescending(one => one.Attempts).FirstOrDefault(one => one.Status == EffectStatus.Waiting)?.Id ?? "EF-9";
        if (random.Next(3) == 0) id = Effect(state);
        var attempt = (state.Effects.Effects.Find(id)?.Attempts ?? 0) + (random.Next(5) == 0 ? 2 : 1);
        return new(id, attempt, random.Next(9) == 0 ? null : "no answer");
    }

    private Caller CallerOf() => random.Next(6) switch
    {
        0 => Caller.System,
        1 => Caller.Integration("erp"),
        2 or 3 => Caller.AdministratorKey,
        _ => Caller.Of(Person()),
    };

    private string Person() => $"P-{random.Next(1, 8)}";

    private string Function() => Functions[random.Next(Functions.Length)];

    private string Case(TowerState state) => One(state.Exceptions.Open, "EX-9");

    private string Resolved(TowerState state) => One(state.Exceptions.Resolved, "EX-9");

    private string Approval(TowerState state) => random.Next(3) == 0 ? One(state.Protocols.Approvals, "AP-9") : One(state.Protocols.Waiting, "AP-9");

    private string Run(TowerState state) => One(state.Protocols.Runs, "R-9");

    private string Effect(TowerState state) => One(state.Effects.Effects, "EF-9");

    private string Rejected(TowerState state) => One(state.Signals.Rejected, "RJ-9");

    private string One<T>(OrdinalMap<T> map, string none) => map.Count == 0 || random.Next(12) == 0 ? none : map.Keys.ElementAt(random.Next(map.Count));
}
