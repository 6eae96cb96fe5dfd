using System.Globalization;
using ControlTower.Core.Journal;
using ControlTower.Core.Protocols;

namespace ControlTower.Tests.Protocols;

public sealed class ProtocolApplyTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Decided_WhereMoreWaitThanAreKept_StaysKnown()
    {
        var state = Asked(ProtocolState.Empty, 1, ProtocolState.Kept + ProtocolState.DroppedAtOnce + 10);
        state = Asked(Rejected(state, 1), ProtocolState.Kept + 600, 1);
        Assert.Equal((ApprovalStatus.Rejected, RunStatus.Rejected, 1), (state.Approvals["AP-1"].Status, state.Runs["R-1"].Status, state.RunsOver));
    }

    [Fact]
    public void Decided_BeyondWhatIsKept_TheOldestAreDropped()
    {
        const int Decided = ProtocolState.Kept + ProtocolState.DroppedAtOnce;
        var state = Asked(ProtocolState.Empty, 1, Decided + 5);
        for (var number = 1; number <= Decided; number++) state = Rejected(state, number);
        state = Asked(state, Decided + 6, 1);
        Assert.Equal((ProtocolState.Kept + 6, ProtocolState.Kept + 6, ProtocolState.Kept), (state.Approvals.Count, state.Runs.Count, state.RunsOver));
        Assert.Equal(state.Runs.Keys.Select(run => "EX" + run[1..]).Order(StringComparer.Ordinal), state.RunsOfCase.Keys);
        Assert.False(state.Approvals.ContainsKey("AP-500") || state.Runs.ContainsKey("R-500"));
        Assert.True(state.Approvals.ContainsKey("AP-501") && state.Runs.ContainsKey("R-501"));
    }

    [Fact]
    public void Started_AsRunsAreDropped_OnlyThoseOfTheSameCaseThatAreKeptStay()
    {
        const int Ended = ProtocolState.Kept + ProtocolState.DroppedAtOnce;
        var state = ProtocolState.Empty;
        for (var number = 1; number <= Ended; number++) state = Apply(Apply(state, number, new RunStarted(Id("R", number), "EX-1", "late", 1)), number, new RunEnded(Id("R", number), RunStatus.Completed, "done"));
        state = Apply(state, Ended + 1, new RunStarted(Id("R", Ended + 1), "EX-1", "late", 1));
        Assert.Equal(state.Runs.Keys, state.RunsOfCase["EX-1"].Keys);
    }

    private static ProtocolState Asked(ProtocolState state, int first, int count) => Enumerable.Range(first, count).Aggregate(state, (known, number) => Apply(
        Apply(known, number, new RunStarted(Id("R", number), Id("EX", number), "late", 1)),
        number,
        new ApprovalRequested(new(Id("AP", number), Id("R", number), Id("EX", number), "late", 1, [new("procurement")], Now, Now.AddHours(4)))));

    private static ProtocolState Rejected(ProtocolState state, int number) =>
        Apply(Apply(state, number, new ApprovalRejected(Id("AP", number), "procurement", "no")), number, new RunEnded(Id("R", number), RunStatus.Rejected, "no"));

    private static ProtocolState Apply(ProtocolState state, int number, IFact body) => ProtocolApply.Apply(state, new(number, Now.AddSeconds(number), Now, Actors.System, body));

    private static string Id(string kind, int number) => string.Create(CultureInfo.InvariantCulture, $"{kind}-{number}");
}
