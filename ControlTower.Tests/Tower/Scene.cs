using System.Text.Json;
using ControlTower.Core.Exceptions;
using ControlTower.Core.Journal;
using ControlTower.Core.Kernel;
using ControlTower.Core.Kernel.Json;
using ControlTower.Core.Network;
using ControlTower.Core.People;
using ControlTower.Core.Protocols;
using ControlTower.Core.Signals;
using ControlTower.Core.Tower;
using ControlTower.Core.Tower.Options;
using ControlTower.Core.Tower.Tracing;

namespace ControlTower.Tests.Tower;

/// <summary>A tower on a virtual clock: given what was told so far, when something is asked, then facts and state. Refusals fail unless they are asked for.</summary>
internal sealed class Scene
{
    /// <summary>A Monday.</summary>
    public static readonly DateTimeOffset Start = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    /// <summary>Waits for no news, so that time can pass without it.</summary>
    public static readonly TowerRules Patient = TowerRules.Default with { Silence = null };

    private readonly TowerCore core;
    private readonly List<Fact> journal = [];
    private int signals;

    private Scene(TowerRules rules) => core = new(rules);

    public TowerState State { get; private set; } = TowerState.Empty;

    public DateTimeOffset Now { get; private set; } = Start;

    /// <summary>All facts so far, in order.</summary>
    public IReadOnlyList<Fact> Journal => journal;

    /// <summary>All that was asked so far, and whether it was done, so that it can be asked again by other ways.</summary>
    public List<SceneStep> Steps { get; } = [];

    /// <summary>What the last thing asked led to.</summary>
    public IReadOnlyList<Fact> Last { get; private set; } = [];

    public static Scene Empty() => new(Patient);

    /// <summary>Nothing is known, and news that should come is waited for as long as is usual.</summary>
    public static Scene Waiting() => new(TowerRules.Default);

    /// <summary>The small network, the shipped protocols, and one approver for each function that they ask.</summary>
    public static Scene Small()
    {
        var scene = Empty();
        scene.When(new PutNetwork(Networks.Small));
        foreach (var protocol in ParsedProtocols.Shipped) scene.When(protocol, Caller.System);
        scene.Person("P-1", "procurement").Person("P-2", "operations").Person("P-3", "management").Person("P-4", "planning").Person("P-5", "logistics");
        return scene;
    }

    public Scene Person(string id, params string[] functions) => PersonWith(id, [Roles.Approver], functions);

    public Scene PersonWith(string id, IReadOnlyList<string> roles, params string[] functions)
    {
        When(new AddPerson(id, new(id, "sealed"), roles, functions));
        return this;
    }

    /// <summary>Asks; a refusal fails the test.</summary>
    public object When(object body, Caller? caller = null)
    {
        var answer = Ask(body, caller);
        Assert.True(answer.Succeeded, $"{body.GetType().Name} was refused: {answer.Refusal?.Message}");
        return answer.Value;
    }

    public Refusal Refused(object body, Caller? caller = null)
    {
        var answer = Ask(body, caller);
        Assert.False(answer.Succeeded, $"{body.GetType().Name} was not refused.");
        Assert.Empty(Last);
        return answer.Refusal;
    }

    public Result<object> Ask(object body, Caller? caller = null, string? key = null, string? digest = null)
    {
        var decision = core.Decide(State, new(caller ?? Caller.AdministratorKey, body, key, digest), Now);
        Steps.Add(new(body, caller ?? Caller.AdministratorKey, Now, decision.Answer.Succeeded));
        if (!decision.Answer.Succeeded) Assert.Same(State, decision.State);
        State = decision.State;
        Last = decision.Facts;
        journal.AddRange(decision.Facts);
        return decision.Answer;
    }

    /// <summary>One signal from the source "erp", checked against its schema; happens now unless told otherwise.</summary>
    public SignalsTaken Signal(string type, object data, string? id = null, DateTimeOffset? time = null) =>
        (SignalsTaken)When(new TakeSignals([Candidate(type, data, id ?? $"s-{++signals}", time ?? Now)], Single: true), Caller.Integration("erp"));

    public static SignalCandidate Candidate(string type, object data, string id, DateTimeOffset time)
    {
        var element = JsonSerializer.SerializeToElement(data, CanonicalJson.Options);
        var findings = new JsonFindings();
        SignalTypes.Schemas[type].Check(element, findings);
        Assert.False(findings.Any, findings.Any ? findings.ToRefusal(type).Message : "");
        return new(new("erp", id, type, time, null, element), null, element.GetRawText(), $"{type}|{time:o}|{element.GetRawText()}");
    }

    /// <summary>A supplier tells of a delay.</summary>
    public Scene Delay(decimal hours, string site = "SUP-1", string? id = null)
    {
        Signal(SignalTypes.SupplierDelayed, new { site, delayHours = hours, reason = "breakdown" }, id);
        return this;
    }

    /// <summary>Does what the background does, until nothing is left to be reckoned.</summary>
    public Scene Settle()
    {
        for (var round = 0; round < 20; round++)
        {
            if (State.Exceptions.ImpactDue.TryFirst(out var id, out _))
            {
                var one = State.Exceptions.Open[id];
                When(new RecordImpact(id, one.Revision, ImpactOf.Case(State, one, Now, core.Rules)), Caller.System);
            }
            else if (State.Protocols.Weighing.TryFirst(out var run, out _))
            {
                var weighed = OptionWeigher.Weigh(State, State.Protocols.Runs[run], Now, core.Rules);
                When(new RecordOptions(run, weighed.CaseRevision, weighed.Options, weighed.Relied) { Risk = weighed.Risk }, Caller.System);
            }
            else if (State.Protocols.ShadowWeighing.TryFirst(out var shadow, out _))
            {
                When(BesideTheLoop.Commands(State, Now, core.Rules, 100).OfType<RecordShadow>().First(one => one.Shadow == shadow), Caller.System);
            }
            else
            {
                return this;
            }
        }
        return this;
    }

    /// <summary>Time passes; what comes due on the way rings when it is due.</summary>
    public Scene Pass(double hours)
    {
        var end = Now.AddHours(hours);
        for (var bells = 0; State.NextDue(core.Rules) is { } due && due <= end; bells++)
        {
            Assert.True(bells < 1_000, "The bell never stops.");
            Now = due > Now ? due : Now;
            When(new RingTimers(), Caller.System);
        }
        Now = end;
        return this;
    }

    public Scene PassWithoutBells(double hours) => PassWithoutBells(TimeSpan.FromHours(hours));

    public Scene PassWithoutBells(TimeSpan time)
    {
        Now += time;
        return this;
    }

    public ExceptionCase Case(string id = "EX-1001") => State.Exceptions.Find(id) ?? throw new InvalidOperationException($"There is no {id}.");

    public Run Run(string id = "R-2001") => State.Protocols.Runs[id];

    public Approval Approval(string id = "AP-301") => State.Protocols.Approvals[id];

    /// <summary>Facts of one kind, in order.</summary>
    public IReadOnlyList<T> All<T>()
        where T : IFact => [.. journal.Select(fact => fact.Body).OfType<T>()];

    public T One<T>()
        where T : IFact => Assert.Single(All<T>());
}
