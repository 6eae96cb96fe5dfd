using ControlTower.Core.People;
using ControlTower.Core.Protocols;
using ControlTower.Tests.Tower;
using ControlTower.Tests.Tower.Runs;
using ControlTower.Web.Hub;

namespace ControlTower.Tests.Web.Api.Separation;

/// <summary>Every one of the ways round the second pair of eyes, by calls of the API and by the hub.</summary>
public sealed class SeparationByProgramsTests
{
    /// <summary>Cases that no caller of the API can try, and why.</summary>
    private static readonly SortedDictionary<string, string> NotByApi = new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["by the tower itself"] = "the tower has no key, and no call is made in its name",
    };

    public static TheoryData<string> Names => SeparationTests.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Way_ByTheApi_DecidesNothing(string name)
    {
        DecisionHost? host = null;
        await using var play = new SeparationPlay { OnPerson = person => host!.IssueAsync(person) };
        await using (host = await DecisionHost.StartAsync(play.Loop, play.Journal))
        {
            Assert.Empty(await play.PlayAsync(name, step => CallAsync(host, step)));
        }
        AssertNothingDecided(play);
        Assert.True(play.Tried > 0 != NotByApi.ContainsKey(name), $"{name} was tried {play.Tried} times");
    }

    /// <summary>The hub tells what happens and takes nothing, so each case is tried by methods that a hub might have.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public async Task Way_ByTheHub_DecidesNothing(string name)
    {
        DecisionHost? host = null;
        await using var play = new SeparationPlay { OnPerson = person => host!.IssueAsync(person) };
        await using (host = await DecisionHost.StartAsync(play.Loop, play.Journal))
        {
            await play.PlayAsync(name, async step =>
            {
                var (method, arguments) = Invoked(step.Body);
                Assert.True(await host.ByHubAsync(step.Caller, method, arguments) is { Length: > 0 }, $"{step.Body} was taken by the hub");
                return step.Body is Approve or Reject ? step.Taken : null;
            });
        }
        AssertNothingDecided(play);
        Assert.DoesNotContain(play.Facts(), fact => fact is ApprovalAnswered or ApprovalRefused);
    }

    [Fact]
    public void Hub_HasNoMethodThatDecides() => Assert.Equal(
        [nameof(TowerHub.Subscribe), nameof(TowerHub.Version)],
        typeof(TowerHub).GetMethods().Where(method => method.DeclaringType == typeof(TowerHub)).Select(method => method.Name).Order(StringComparer.Ordinal));

    private static void AssertNothingDecided(SeparationPlay play) =>
        Assert.DoesNotContain(play.Facts(), fact => fact is ApprovalApproved or ApprovalRejected or RunActing);

    private static Task<bool?> CallAsync(DecisionHost host, SceneStep step) => step.Body switch
    {
        Approve one => host.ByApiAsync(step.Caller, "POST", $"/approvals/{one.Approval}/approve", new { one.Option, one.Reason }),
        Reject one => host.ByApiAsync(step.Caller, "POST", $"/approvals/{one.Approval}/reject", new { one.Reason }),
        WithdrawAnswer one => host.ByApiAsync(step.Caller, "POST", $"/approvals/{one.Approval}/withdraw", new { one.Reason }),
        WithdrawQuestion one => host.ByApiAsync(step.Caller, "POST", $"/approvals/{one.Approval}/void", new { one.Reason }),
        GiveDelegation one => host.ByApiAsync(step.Caller, "POST", "/delegations", new { one.To, one.Functions, one.Protocols, one.UpTo, one.Until, one.Reason }),
        EndDelegation one => host.ByApiAsync(step.Caller, "DELETE", $"/delegations/{one.Delegation}", new { }),
        _ => throw new InvalidOperationException($"No call says {step.Body.GetType().Name}."),
    };

    private static (string Method, object?[] Arguments) Invoked(object body) => body switch
    {
        Approve one => (nameof(Approve), [one.Approval, one.Option, one.Reason]),
        Reject one => (nameof(Reject), [one.Approval, one.Reason]),
        WithdrawAnswer one => (nameof(WithdrawAnswer), [one.Approval, one.Reason]),
        WithdrawQuestion one => (nameof(WithdrawQuestion), [one.Approval, one.Reason]),
        GiveDelegation one => (nameof(GiveDelegation), [one.To, one.Functions, one.Until, one.Reason]),
        EndDelegation one => (nameof(EndDelegation), [one.Delegation]),
        _ => throw new InvalidOperationException($"No method says {body.GetType().Name}."),
    };
}
