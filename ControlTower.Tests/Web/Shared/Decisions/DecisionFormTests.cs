using ControlTower.Core.Kernel;
using ControlTower.Core.Protocols;
using ControlTower.Core.Tower;
using ControlTower.Tests.Tower;
using ControlTower.Web.Shared.Decisions;

namespace ControlTower.Tests.Web.Shared.Decisions;

public sealed class DecisionFormTests
{
    private readonly Scene scene = Scene.Small().Person("P-9", "procurement").Delay(60).Settle();
    private readonly DecisionForm form = new();

    [Fact]
    public async Task Answer_WithoutAReason_IsNotSent()
    {
        Follow();
        Assert.False(await form.AnswerAsync(true, _ => throw new InvalidOperationException("sent")));
        Assert.NotNull(form.Error);
    }

    [Fact]
    public async Task Answer_LostRace_KeepsTheReasonAndTheRefusal()
    {
        Follow();
        scene.When(new Approve("AP-301", null, "first"), Caller.Of("P-9"));
        form.Reason = "second";
        Assert.False(await form.AnswerAsync(true, SendAsync));
        Assert.Equal(("person:P-9", "second"), (form.Refused!.FirstBy, form.Reason));
    }

    [Fact]
    public void Follow_OthersAnswered_TakesTheirOptionAndSaysWho()
    {
        Follow();
        form.Choose("A");
        scene.When(new Approve("AP-301", "B", "rather"), Caller.Of("P-2"));
        Follow();
        Assert.Equal("B", form.Option);
        Assert.Contains("desk P-2 approved for Operations", form.News, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Follow_OwnAnswer_IsNoNews()
    {
        Follow();
        form.Reason = "yes";
        Assert.True(await form.AnswerAsync(true, SendAsync));
        Follow();
        Assert.Null(form.News);
        Assert.Equal("", form.Reason);
    }

    [Theory]
    [InlineData("P-1", "procurement", null)]
    [InlineData("P-4", null, "It asks Procurement and Operations; you hold Planning.")]
    public void Seat_ByFunction_IsGivenOrExplained(string person, string? function, string? whyNot)
    {
        var seat = Seat.Of(scene.State, scene.Approval(), new(scene.State.People.Persons[person], id => id ?? ""));
        Assert.Equal((function, whyNot), (seat.Function, seat.WhyNot));
    }

    private void Follow() => form.Follow(DecisionView.Of(scene.State, scene.Approval(), new(scene.State.People.Persons["P-1"], id => $"desk {id}")));

    private Task<Result<Approval>> SendAsync(object command)
    {
        var answer = scene.Ask(command, Caller.Of("P-1"));
        return Task.FromResult<Result<Approval>>(answer.Succeeded ? (Approval)answer.Value : answer.Refusal);
    }
}
