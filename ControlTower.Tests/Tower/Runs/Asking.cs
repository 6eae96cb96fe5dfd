using ControlTower.Core.Exceptions;
using ControlTower.Core.Journal;
using ControlTower.Core.Kernel;
using ControlTower.Core.Network;
using ControlTower.Core.People;
using ControlTower.Core.Protocols;
using ControlTower.Core.Signals;
using ControlTower.Core.Tower;
using ControlTower.Core.Tower.Tracing;

namespace ControlTower.Tests.Tower.Runs;

/// <summary>A protocol under test, asked about suppliers S-1 to S-9 that are late, with options whose cost the test says.</summary>
internal static class Asking
{
    public const string Protocol = "late";

    private static readonly OptionRule[] Options = [.. new[] { "expedite", "activateBackup" }.Select(kind => new OptionRule(kind, [new("logistics", "Do it", 4)]))];

    public static Level Level(DecisionMode mode, params string[] functions) => new(functions, new(mode), null, 4, [], TimeoutPolicy.Park);

    public static Scene Given(params Level[] levels) => Given(null, levels);

    /// <summary>P-1 to P-6 hold one function each, P-7 holds procurement as well, and P-8 plans.</summary>
    public static Scene Given(Breakers? breakers, params Level[] levels)
    {
        var scene = Scene.Empty();
        scene.When(new PutNetwork(Networks.Small));
        scene.When(new PutNetwork(new() { Sites = [.. Networks.Small.Sites!, .. Enumerable.Range(1, 9).Select(n => new SiteEntry($"S-{n}", $"Supplier {n}", SiteKind.Supplier, 1))] }));
        scene.Person("P-1", "procurement").Person("P-2", "operations").Person("P-3", "management").Person("P-4", "planning").Person("P-5", "logistics").Person("P-6", "finance")
            .Person("P-7", "procurement").PersonWith("P-8", [Roles.Planner, Roles.Integrator]);
        scene.When(new PublishProtocol(Document(breakers, levels), "text"), Caller.Of("P-8"));
        return scene;
    }

    public static ProtocolDocument Document(Breakers? breakers, params Level[] levels) =>
        new(Protocol, "Late", "To try decisions.", new() { Cases = ["supplierDelay"] }, [], [.. levels.Select(level => level.Options.Count > 0 ? level : level with { Options = Options })])
        {
            Breakers = breakers,
        };

    /// <summary>A supplier is late, and one option is weighed for what it costs.</summary>
    public static Scene Ask(this Scene scene, decimal cost = 1_000, int supplier = 1, Caller? by = null) => scene.Tell(supplier, 10, by).Weigh(Option("A", cost), Option("B", cost / 2));

    public static Scene Tell(this Scene scene, int supplier, decimal hours, Caller? by = null)
    {
        var signal = Scene.Candidate(SignalTypes.SupplierDelayed, new { site = $"S-{supplier}", delayHours = hours, reason = "strike" }, $"t-{scene.Journal.Count}", scene.Now);
        scene.When(new TakeSignals([signal], Single: true), by ?? Caller.Integration("erp"));
        return scene;
    }

    /// <summary>What the background does, with these options for all that is to be weighed.</summary>
    public static Scene Weigh(this Scene scene, params RunOption[] options)
    {
        while (scene.State.Exceptions.ImpactDue.TryFirst(out var id, out _))
        {
            var one = scene.State.Exceptions.Open[id];
            scene.When(new RecordImpact(id, one.Revision, ImpactOf.Case(scene.State, one, scene.Now, Scene.Patient)), Caller.System);
        }
        while (scene.State.Protocols.Weighing.TryFirst(out var run, out _))
        {
            var revision = scene.State.Exceptions.Open[scene.State.Protocols.Runs[run].Case].Revision;
            scene.When(new RecordOptions(run, revision, options, []), Caller.System);
        }
        return scene;
    }

    public static RunOption Option(string id, decimal cost, int saved = 1) =>
        new(id, id == "A" ? "expedite" : "activateBackup", $"Option {id}", Networks.Euro(cost), new(saved, saved, Scene.Start.AddHours(90), "saved"), [], [new("logistics", "Do it", 4)], $"hash-{id}-{cost}");

    public static Result<object> Yes(this Scene scene, string person, string approval = "AP-301", string? option = null) => scene.Ask(new Approve(approval, option, "yes"), Caller.Of(person));

    public static Result<object> No(this Scene scene, string person, string approval = "AP-301") => scene.Ask(new Reject(approval, "no"), Caller.Of(person));

    public static Scene Lend(this Scene scene, string from, string to, params string[] functions)
    {
        scene.When(new GiveDelegation(to, functions, scene.Now.AddDays(10), "away"), Caller.Of(from));
        return scene;
    }

    public static ApprovalStatus Status(this Scene scene, string approval = "AP-301") => scene.Approval(approval).Status;

    /// <summary>Who has said yes, by function.</summary>
    public static IReadOnlyList<string> Agreed(this Scene scene, string approval = "AP-301") => [.. scene.Approval(approval).Functions.Where(one => one.Agreed).Select(one => one.Function)];

    /// <summary>Fresh people answer for all that is asked, until it is decided.</summary>
    public static void Rightly(this Scene scene, string approval)
    {
        for (var n = 90; scene.Status(approval) == ApprovalStatus.Waiting && n < 99; n++)
        {
            scene.Person($"P-{n}", scene.Approval(approval).Asked.First().Function);
            var answer = scene.Yes($"P-{n}", approval);
            Assert.True(answer.Succeeded, answer.Refusal?.Message);
        }
    }

    public static string? By(FunctionAnswer answer) => answer.Actor is null ? null : Actors.PersonOf(answer.Actor);
}
