using ControlTower.Core.People;
using ControlTower.Core.Protocols;
using ControlTower.Tests.Tower;
using ControlTower.Tests.Tower.Runs;

namespace ControlTower.Tests.Web.Features.Approvals;

/// <summary>Every one of the ways round the second pair of eyes, by desks that sit in front of the approvals page.</summary>
public sealed class SeparationByPageTests
{
    /// <summary>Cases that nobody can try by the page, and why.</summary>
    private static readonly SortedDictionary<string, string> NotByPage = new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["by an integration"] = "only persons sign in",
        ["by a partner's key"] = "only persons sign in",
        ["by the tower itself"] = "only persons sign in",
        ["delegation by an integration"] = "only persons sign in; the answer that follows is tried",
        ["delegation by the administrator's key"] = "only persons sign in; the answer that follows is tried",
        ["delegation in another currency"] = "the page lends without a limit of money; the answer that follows is tried",
        ["delegation up to a smaller amount"] = "the page lends without a limit of money; the answer that follows is tried",
        ["delegation up to an amount, after the amount grew"] = "the page lends without a limit of money; the answer that follows is tried",
        ["delegation for another protocol"] = "the page lends for every protocol; the answer that follows is tried",
        ["twice by the administrator's key"] = "only persons sign in",
        ["withdrawing another's refusal"] = "the page takes no answer back; what one refuses is tried",
    };

    public static TheoryData<string> Names => SeparationTests.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Way_ByThePage_DecidesNothing(string name)
    {
        await using var play = new SeparationPlay();
        Assert.Empty(await play.PlayAsync(name, step => TryAsync(play, step)));
        Assert.DoesNotContain(play.Facts(), fact => fact is ApprovalApproved or ApprovalRejected or RunActing);
        Assert.True(play.Tried > 0 || NotByPage.ContainsKey(name), $"{name} was not tried by the page");
    }

    [Fact]
    public void Reasons_AreOfCasesThatThereAre() => Assert.All(NotByPage.Keys, name => Assert.Contains(name, SeparationCases.All.Keys));

    private static async Task<bool?> TryAsync(SeparationPlay play, SceneStep step)
    {
        if (step.Caller.Person is not { } person) return null;
        await using var desk = new DecidingDesk(play.Loop, play.Journal, person);
        return step.Body switch
        {
            Approve one => await desk.AnswerAsync(one.Approval, approves: true, (one.Option, one.Reason)),
            Reject one => await desk.AnswerAsync(one.Approval, approves: false, (null, one.Reason)),
            GiveDelegation { UpTo: null, Protocols: null } one => await desk.LendAsync(one),
            EndDelegation => await desk.EndAsync(),
            _ => null,
        };
    }
}
