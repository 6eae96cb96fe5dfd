using ControlTower.Core.Exceptions;
using ControlTower.Core.Kernel;
using ControlTower.Core.People;

namespace ControlTower.Tests.Tower;

public sealed class PeopleTests
{
    [Fact]
    public void LastAdministrator_CannotBeDemotedLockedOrForgotten()
    {
        var scene = Scene.Empty().PersonWith("P-1", [Roles.Administrator]);
        Assert.Equal(RefusalKind.Conflict, scene.Refused(new ChangePerson("P-1", [Roles.Viewer], [])).Kind);
        Assert.Equal(RefusalKind.Conflict, scene.Refused(new ChangePerson("P-1", [Roles.Administrator], [], Active: false)).Kind);
        Assert.Equal(RefusalKind.Conflict, scene.Refused(new ForgetPerson("P-1")).Kind);
        scene.PersonWith("P-2", [Roles.Administrator]).When(new ForgetPerson("P-1"));
        Assert.Equal(RefusalKind.Conflict, scene.Refused(new ForgetPerson("P-2")).Kind);
    }

    [Fact]
    public void Forget_TakesKeysCasesAndFunctionsAway()
    {
        var scene = Scene.Small().Delay(24);
        scene.When(new IssueKey("digest", "P-1", null, [Scopes.Read]));
        scene.When(new AssignCase("EX-1001", "P-1"));
        scene.When(new ForgetPerson("P-1"));
        Assert.True(scene.State.People.Keys["KEY-1"].Revoked);
        Assert.Null(scene.Case().Owner);
        Assert.Empty(scene.State.People.Holders("procurement"));
        Assert.Equal(RefusalKind.NotFound, scene.Refused(new ForgetPerson("P-1")).Kind);
        Assert.Equal(RefusalKind.NotFound, scene.Refused(new ChangePerson("P-1", [], [])).Kind);
        Assert.Equal(RefusalKind.Conflict, scene.Refused(new AddPerson("P-1", new("P-1", "x"), [], [])).Kind);
    }

    [Theory]
    [InlineData("someone")]
    [InlineData("P-")]
    [InlineData("P-99999999999")]
    [InlineData("P--1")]
    public void AddPerson_UnderAnIdThatIsNone_IsInvalid(string id) =>
        Assert.Equal("/person", Scene.Empty().Refused(new AddPerson(id, new(id, "x"), [], [])).Pointer);

    [Fact]
    public void Persons_AddedOutOfOrder_NeverShareANumber()
    {
        var scene = Scene.Empty().Person("P-2").Person("P-1");
        Assert.Equal(2, scene.State.People.LastPerson);
    }

    [Fact]
    public void UnknownRolesAndFunctions_AreInvalid_AndACompanyMayAddAFunction()
    {
        var scene = Scene.Empty();
        Assert.Equal("/roles", scene.Refused(new AddPerson("P-1", new("P-1", "x"), ["king"], [])).Pointer);
        Assert.Equal("/functions", scene.Refused(new AddPerson("P-1", new("P-1", "x"), [], ["legal"])).Pointer);
        scene.When(new AddFunction("legal", "Legal"));
        Assert.Equal(RefusalKind.Conflict, scene.Refused(new AddFunction("legal", "Legal")).Kind);
        scene.Person("P-1", "legal");
    }

    [Fact]
    public void Keys_OfIntegrations_NeverApprove()
    {
        var scene = Scene.Small();
        Assert.Equal("/scopes", scene.Refused(new IssueKey("d", null, "erp", [Scopes.Approvals])).Pointer);
        Assert.Equal("/scopes", scene.Refused(new IssueKey("d", null, "erp", ["all"])).Pointer);
        Assert.Equal("/scopes", scene.Refused(new IssueKey("d", null, "erp", [])).Pointer);
        Assert.Equal("/user", scene.Refused(new IssueKey("d", "P-1", "erp", [Scopes.Read])).Pointer);
        Assert.Equal("/user", scene.Refused(new IssueKey("d", null, null, [Scopes.Read])).Pointer);
        Assert.Equal("/user", scene.Refused(new IssueKey("d", "P-99", null, [Scopes.Read])).Pointer);
        scene.When(new IssueKey("d", "P-1", null, [Scopes.Approvals, Scopes.Read, Scopes.Read]));
        Assert.Equal([Scopes.Approvals, Scopes.Read], scene.State.People.Keys["KEY-1"].Scopes);
        scene.When(new RevokeKey("KEY-1"));
        Assert.Equal(RefusalKind.NotFound, scene.Refused(new RevokeKey("KEY-1")).Kind);
    }
}
