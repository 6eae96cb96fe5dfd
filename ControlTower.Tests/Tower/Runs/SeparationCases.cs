using ControlTower.Core.Kernel;
using ControlTower.Core.People;
using ControlTower.Core.Protocols;
using ControlTower.Core.Tower;
using static ControlTower.Tests.Tower.Runs.Asking;

namespace ControlTower.Tests.Tower.Runs;

/// <summary>Ways to get round the second pair of eyes, by name. Each arranges a scene and tries; none may decide anything.</summary>
internal static class SeparationCases
{
    private static readonly Level Single = Level(DecisionMode.One, "procurement");
    private static readonly Level Both = Level(DecisionMode.Joint, "procurement", "operations");
    private static readonly Level Laddered = Single with { Ladder = [new("management", 4)] };
    private static readonly Level Capped = Laddered with { Authority = new() { PerDecision = Networks.Euro(2_000), PerDay = Networks.Euro(3_000) } };
    private static readonly Level InTurn = Level(DecisionMode.Sequential, "procurement", "operations");

    public static IReadOnlyDictionary<string, Func<Scene>> All { get; } = new SortedDictionary<string, Func<Scene>>(StringComparer.Ordinal)
    {
        ["self-approval by who told of it"] = () => Told("P-1").Try("P-1"),
        ["self-approval by who told of it, as refusal of another option"] = () => Told("P-1").Try("P-1", option: "B"),
        ["self-approval by an administrator who told of it"] = () => Change(Told("P-1"), "P-1", [Roles.Administrator], "procurement").Try("P-1"),
        ["self-approval after somebody else's news"] = () => Told("P-1").Tell(1, 30).Weigh().Try("P-1"),
        ["self-approval of what one made larger"] = () => Given(Single).Ask().Tell(1, 40, Caller.Of("P-1")).Weigh().Try("P-1"),
        ["self-approval of a case opened again by hand"] = Reopened,
        ["self-approval by the author of the version"] = () => Change(Given(Single).Ask(), "P-8", [Roles.Approver, Roles.Planner], "procurement").Try("P-8"),
        ["self-approval by the author, made administrator"] = () => Change(Given(Single).Ask(), "P-8", [Roles.Administrator], "procurement").Try("P-8"),
        ["self-approval by the author of a version since replaced"] = Replaced,
        ["refusal by who told of it"] = () => TryNo(Told("P-1"), "P-1"),
        ["through a delegate: who told of it lends their function"] = () => Told("P-1").Lend("P-1", "P-5", "procurement").Try("P-5"),
        ["through a delegate: the author lends"] = () => Change(Given(Single).Ask(), "P-8", [Roles.Approver], "procurement").Lend("P-8", "P-5", "procurement").Try("P-5"),
        ["as a delegate: who told of it answers for another"] = () => Told("P-5").Lend("P-1", "P-5", "procurement").Try("P-5"),
        ["as a delegate: the author answers for another"] = () => Change(Given(Single).Ask(), "P-8", [Roles.Approver], "finance").Lend("P-1", "P-8", "procurement").Try("P-8"),
        ["as two delegates, the second of who told of it"] = () => Told("P-1", Both).Lend("P-1", "P-5", "procurement").Lend("P-2", "P-5", "operations").Try("P-5", "P-5"),
        ["through a second role: who told of it becomes administrator"] = () => Change(Told("P-1"), "P-1", [Roles.Approver, Roles.Administrator], "procurement").Try("P-1"),
        ["through a second function: who told of it gets another seat"] = () => Change(Told("P-5", Both), "P-5", [Roles.Approver], "operations", "procurement").Try("P-5", "P-5"),
        ["through the ladder: who told of it is the rung"] = () => Told("P-3", Laddered).Pass(4.5).Try("P-3"),
        ["through the ladder: the rung lends to who told of it"] = () => Told("P-5", Laddered).Lend("P-3", "P-5", "management").Pass(4.5).Try("P-5"),
        ["through the ladder: who told of it lends the rung"] = () => Told("P-3", Laddered).Lend("P-3", "P-5", "management").Pass(4.5).Try("P-5"),
        ["delegation in a circle of two"] = () => Tried(Given(Single).Lend("P-1", "P-5", "procurement"), Lending("P-1", "logistics"), "P-5").Ask(),
        ["delegation in a circle of three"] = () => Tried(Given(Single).Lend("P-1", "P-2", "procurement").Lend("P-2", "P-5", "operations"), Lending("P-1", "logistics"), "P-5").Ask(),
        ["delegation to oneself"] = () => Tried(Given(Single), Lending("P-1", "procurement"), "P-1").Ask(),
        ["delegation of a function not held"] = () => Tried(Given(Single), Lending("P-5", "procurement"), "P-2").Ask().Try("P-5"),
        ["delegation of what was lent"] = () => Tried(Given(Single).Lend("P-1", "P-2", "procurement"), Lending("P-5", "procurement"), "P-2").Ask().Try("P-5"),
        ["delegation passed on through two hands"] = () => Given(Single).Lend("P-1", "P-2", "procurement").Lend("P-2", "P-5", "operations").Ask().Try("P-5"),
        ["delegation to a viewer"] = () => Tried(Viewer(Given(Single)), Lending("P-20", "procurement"), "P-1").Ask().Try("P-20"),
        ["delegation to a planner who may not decide"] = () => Tried(Given(Single), Lending("P-8", "procurement"), "P-1").Ask().Try("P-8"),
        ["delegation by an integration"] = () => Tried(Given(Single), Lending("P-5", "procurement"), Caller.Integration("erp")).Ask().Try("P-5"),
        ["delegation by the administrator's key"] = () => Tried(Given(Single), Lending("P-5", "procurement"), Caller.AdministratorKey).Ask().Try("P-5"),
        ["delegation that has ended by its time"] = () => Given(Single with { WindowHours = 900 }).Lend("P-1", "P-5", "procurement").Ask().Pass(241).Try("P-5"),
        ["delegation at the very instant of its end"] = () => Given(Single with { WindowHours = 900 }).Lend("P-1", "P-5", "procurement").Ask().PassWithoutBells(240).Try("P-5"),
        ["delegation that was taken back"] = () => Ended(Given(Single).Lend("P-1", "P-5", "procurement").Ask(), "P-1").Try("P-5"),
        ["delegation that was given back"] = () => Ended(Given(Single).Lend("P-1", "P-5", "procurement").Ask(), "P-5").Try("P-5"),
        ["delegation of who lost the function"] = () => Change(Given(Single).Lend("P-1", "P-5", "procurement").Ask(), "P-1", [Roles.Approver], "finance").Try("P-5"),
        ["delegation of who lost the function and got it back"] = () => Change(Change(Given(Single).Lend("P-1", "P-5", "procurement").Ask(), "P-1", [Roles.Approver]), "P-1", [Roles.Approver], "procurement").Try("P-5"),
        ["delegation of who may no longer decide"] = () => Change(Given(Single).Lend("P-1", "P-5", "procurement").Ask(), "P-1", [Roles.Viewer], "procurement").Try("P-5"),
        ["delegation of who left"] = () => Left(Given(Single).Lend("P-1", "P-5", "procurement").Ask(), "P-1").Try("P-5"),
        ["delegation of who was forgotten"] = () => Forgotten(Given(Single).Lend("P-1", "P-5", "procurement").Ask(), "P-1").Try("P-5"),
        ["delegation to who left"] = () => Left(Given(Single).Lend("P-1", "P-5", "procurement").Ask(), "P-5").Try("P-5"),
        ["delegation for another protocol"] = () => Scoped(Given(Single)).Ask().Try("P-5"),
        ["delegation up to a smaller amount"] = () => UpTo(Given(Single), 999).Ask().Try("P-5"),
        ["delegation up to an amount, after the amount grew"] = () => UpTo(Given(Single with { ReaskShare = 0.1m }), 1_500).Ask().Tell(1, 20).Weigh(Option("A", 2_000)).TryOn("AP-302", "P-5"),
        ["delegation in another currency"] = () => Tried(Given(Single), Lending("P-5", "procurement") with { UpTo = Money.Of(1_000_000, "USD") }, "P-1").Ask().Try("P-5"),
        ["delegation above the authority of who lent it"] = () => Given(Capped).Lend("P-1", "P-5", "procurement").Ask(cost: 5_000).Try("P-5"),
        ["after leaving the role"] = () => Change(Given(Single).Ask(), "P-1", [Roles.Viewer], "procurement").Try("P-1"),
        ["after leaving the function"] = () => Change(Given(Single).Ask(), "P-1", [Roles.Approver], "finance").Try("P-1"),
        ["after leaving the company"] = () => Left(Given(Single).Ask(), "P-1").Try("P-1"),
        ["after being forgotten"] = () => Forgotten(Given(Single).Ask(), "P-1").Try("P-1"),
        ["answered, then left the role before it was carried out"] = () => Change(Given(Both).Ask().Try("P-1"), "P-1", [Roles.Viewer], "procurement").Try("P-2"),
        ["answered, then left the company before it was carried out"] = () => Left(Given(Both).Ask().Try("P-1"), "P-1").Try("P-2"),
        ["answered by a delegation that ended before it was carried out"] = () => Ended(Given(Both).Lend("P-1", "P-5", "procurement").Ask().Try("P-5"), "P-1").Try("P-2"),
        ["answered, then made it larger by hand"] = () => Given(Both).Ask().Try("P-1").Tell(1, 40, Caller.Of("P-1")).Weigh().Try("P-2"),
        ["answered in one's name, who then made it larger by hand"] = () => Given(Both).Lend("P-1", "P-5", "procurement").Ask().Try("P-5").Tell(1, 40, Caller.Of("P-1")).Weigh().Try("P-2"),
        ["after the amount grew past the authority"] = () => Given(Capped with { ReaskShare = 0.1m }).Ask().Tell(1, 20).Weigh(Option("A", 2_500)).TryOn("AP-302", "P-1"),
        ["after the amount grew, with the old answer"] = () => Given(Both with { ReaskShare = 0.1m }).Ask().Try("P-1").Tell(1, 20).Weigh(Option("A", 2_500)).TryOn("AP-301", "P-2").TryOn("AP-302", "P-2"),
        ["a dearer option than was asked"] = () => Given(Capped).Tell(1, 10).Weigh(Option("A", 100), Option("B", 9_000)).Try("P-1", option: "B"),
        ["an amount above the authority without its ladder"] = () => Given(Single with { Authority = new() { PerDecision = Networks.Euro(10) } }).Ask().Try("P-1"),
        ["an unknown duration above an authority of hours"] = () => Given(Single with { Authority = new() { DurationHours = 5 } }).Ask().Try("P-1"),
        ["twice by one person in two functions"] = () => Change(Given(Both).Ask(), "P-1", [Roles.Approver], "procurement", "operations").Try("P-1", "P-1"),
        ["twice by one person, one after the other"] = () => Change(Given(InTurn).Ask(), "P-1", [Roles.Approver], "procurement", "operations").Try("P-1", "P-1"),
        ["twice by one person, as function and as rung"] = () => Change(Given(Both with { Ladder = [new("management", 4)] }).Ask(), "P-1", [Roles.Approver], "procurement", "management").Pass(4.5).Try("P-1", "P-1"),
        ["twice by one person, as self and as delegate"] = () => Given(Both).Lend("P-2", "P-1", "operations").Ask().Try("P-1", "P-1"),
        ["twice by one person, in person and in their name"] = () => Change(Given(Both).Ask(), "P-1", [Roles.Approver], "procurement", "operations").Lend("P-1", "P-5", "operations", "procurement").Try("P-1", "P-5"),
        ["twice by one person, in their name and then in person"] = () => Change(Given(Both).Ask(), "P-1", [Roles.Approver], "procurement", "operations").Lend("P-1", "P-5", "operations", "procurement").Try("P-5", "P-1"),
        ["twice by one delegate for two"] = () => Given(Both).Lend("P-1", "P-5", "procurement").Lend("P-2", "P-5", "operations").Ask().Try("P-5", "P-5"),
        ["twice in one person's name, by two delegates"] = () => Change(Given(Both).Ask(), "P-1", [Roles.Approver], "procurement", "operations").Lend("P-1", "P-5", "procurement", "operations").Lend("P-1", "P-6", "procurement", "operations").Try("P-5", "P-6"),
        ["twice by the administrator's key"] = () => Tried(Tried(Given(Both).Ask(), new Approve("AP-301", null, "yes"), Caller.AdministratorKey), new Approve("AP-301", null, "yes"), Caller.AdministratorKey),
        ["in turn, the second before the first"] = () => Given(InTurn).Ask().Try("P-2"),
        ["the rung before it joined"] = () => Given(Laddered).Ask().Try("P-3"),
        ["by an integration"] = () => Tried(Given(Single).Ask(), new Approve("AP-301", null, "yes"), Caller.Integration("erp")),
        ["by the tower itself"] = () => Tried(Given(Single).Ask(), new Approve("AP-301", null, "yes"), Caller.System),
        ["by a partner's key"] = () => Tried(Given(Single).Ask(), new Approve("AP-301", null, "yes"), Caller.OfPartner("S-1")),
        ["by a person who does not exist"] = () => Given(Single).Ask().Try("P-77"),
        ["without a reason"] = () => Tried(Given(Single).Ask(), new Approve("AP-301", null, "  "), Caller.Of("P-1")),
        ["after the question was withdrawn"] = () => Tried(Given(Single).Ask(), new WithdrawQuestion("AP-301", "not now"), "P-8").Try("P-1"),
        ["withdrawing another's refusal"] = () => Tried(Given(Both with { Decision = new(DecisionMode.Joint) { Quorum = 1 } }).Ask().Refuse("P-1"), new WithdrawAnswer("AP-301", "for them"), "P-2"),
    };

    public static Scene Try(this Scene scene, string person, string? second = null, string? option = null)
    {
        scene.Yes(person, option: option);
        if (second is not null) scene.Yes(second, option: option);
        return scene;
    }

    private static Scene TryOn(this Scene scene, string approval, string person)
    {
        scene.Yes(person, approval);
        return scene;
    }

    private static Scene Refuse(this Scene scene, string person) => TryNo(scene, person);

    private static Scene TryNo(Scene scene, string person)
    {
        scene.No(person);
        return scene;
    }

    private static Scene Tried(Scene scene, object command, string person) => Tried(scene, command, Caller.Of(person));

    private static Scene Tried(Scene scene, object command, Caller caller)
    {
        scene.Ask(command, caller);
        return scene;
    }

    private static Scene Told(string person, Level? level = null) => Given(level ?? Single).Ask(by: Caller.Of(person));

    private static GiveDelegation Lending(string to, params string[] functions) => new(to, functions, Scene.Start.AddDays(20), "away");

    private static Scene Change(Scene scene, string person, string[] roles, params string[] functions) => Tried(scene, new ChangePerson(person, roles, functions), Caller.AdministratorKey);

    private static Scene Left(Scene scene, string person) => Tried(scene, new ChangePerson(person, [Roles.Approver], ["procurement"], Active: false), Caller.AdministratorKey);

    private static Scene Forgotten(Scene scene, string person) => Tried(scene, new ForgetPerson(person), Caller.AdministratorKey);

    private static Scene Ended(Scene scene, string by) => Tried(scene, new EndDelegation("DG-1"), by);

    private static Scene Viewer(Scene scene) => scene.PersonWith("P-20", [Roles.Viewer], "procurement");

    private static Scene UpTo(Scene scene, decimal amount) => Tried(scene, Lending("P-5", "procurement") with { UpTo = Networks.Euro(amount) }, "P-1");

    private static Scene Scoped(Scene scene)
    {
        scene.When(new PublishProtocol(Document(null, Single) with { Id = "other", Mode = ProtocolMode.Off }, "other"));
        scene.When(Lending("P-5", "procurement") with { Protocols = ["other"] }, Caller.Of("P-1"));
        return scene;
    }

    private static Scene Reopened()
    {
        var scene = Given(Single).Tell(1, 10);
        scene.When(new Core.Exceptions.ResolveCase("EX-1001", "over"), Caller.Of("P-4"));
        scene.When(new Core.Exceptions.ReopenCase("EX-1001", "not over"), Caller.Of("P-1"));
        return scene.Weigh(Option("A", 10)).TryOn(scene.State.Protocols.Waiting.Keys.Single(), "P-1");
    }

    private static Scene Replaced()
    {
        var scene = Given(Single).Ask();
        scene.When(new PublishProtocol(Document(null, Single), "text two"));
        return Change(scene, "P-8", [Roles.Approver], "procurement").Try("P-8");
    }
}
