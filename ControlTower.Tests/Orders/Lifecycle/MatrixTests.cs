using ControlTower.Core.Kernel;
using ControlTower.Core.Orders.Lifecycle;
using ControlTower.Core.Signals;
using ControlTower.Core.Tower;
using ControlTower.Tests.Tower;

namespace ControlTower.Tests.Orders.Lifecycle;

/// <summary>Every state with every transition: done, or refused with a reason that says what is and what might be. Held against a file that a planner wrote.</summary>
public sealed class MatrixTests
{
    internal const string Sent = "sent: asked";
    internal const string Fetched = "fetched";
    private const string News = "sent: told";

    private static readonly Matrix Expected = Matrix.Read();

    internal static readonly Dictionary<string, OrderStand> Codes = new()
    {
        ["plac"] = OrderStand.Placed,
        ["back"] = OrderStand.Backordered,
        ["allo"] = OrderStand.Allocated,
        ["rele"] = OrderStand.Released,
        ["pick"] = OrderStand.Picking,
        ["pack"] = OrderStand.Packed,
        ["read"] = OrderStand.ReadyForPickUp,
        ["ship"] = OrderStand.Shipped,
        ["deli"] = OrderStand.Delivered,
        ["sett"] = OrderStand.Settled,
        ["rreq"] = OrderStand.ReturnRequested,
        ["rrec"] = OrderStand.ReturnReceived,
        ["insp"] = OrderStand.Inspected,
        ["rest"] = OrderStand.Returned,
        ["woff"] = OrderStand.Returned,
        ["retd"] = OrderStand.Returned,
        ["lost"] = OrderStand.Lost,
        ["canc"] = OrderStand.Cancelled,
        ["held"] = OrderStand.Held,
    };

    private static readonly Dictionary<string, string> Signals = new()
    {
        [OrderMachine.Release] = SignalTypes.OrderReleased,
        [OrderMachine.Pick] = SignalTypes.OrderPicked,
        [OrderMachine.Pack] = SignalTypes.OrderPacked,
        [OrderMachine.Ship] = SignalTypes.OrderShipped,
        [OrderMachine.Deliver] = SignalTypes.OrderDelivered,
        [OrderMachine.ReceiveReturn] = SignalTypes.ReturnReceived,
        [OrderMachine.Cancel] = SignalTypes.OrderCancelled,
    };

    [Fact]
    public void File_HoldsEveryTransitionAndEveryState()
    {
        var names = OrderMachine.All.Select(one => one.Name).ToList();
        Assert.Equal(names, Expected.Cells(Sent).Select(cell => cell.Transition).Distinct());
        Assert.Equal(names, Expected.Cells(Fetched).Select(cell => cell.Transition).Distinct());
        var stages = Enum.GetValues<Stage>().Select(OrderStanding.Of).Append(OrderStand.Held).Distinct().Order().ToList();
        Assert.Equal(stages, Expected.Cells(Sent).Concat(Expected.Cells(Fetched)).Select(cell => Codes[cell.State]).Distinct().Order());
        Assert.Equal(27 * 17, Expected.Cells(Sent).Count);
        Assert.Equal(27 * 16, Expected.Cells(Fetched).Count);
    }

    [Theory]
    [InlineData(Sent, false)]
    [InlineData(Fetched, true)]
    public void Commands_InEveryState_DoOrRefuseAsWritten(string section, bool fetched)
    {
        foreach (var column in Expected.Cells(section).GroupBy(cell => cell.State))
        {
            var scene = LifecycleStates.At(column.Key, fetched);
            var (before, names) = (scene.State, OrderStanding.Word(Codes[column.Key]));
            Assert.Equal(Codes[column.Key], Stand(before));
            foreach (var (transition, _, cell) in column)
            {
                var decision = Decide(before, LifecycleStates.Move(transition), scene.Now);
                if (cell != Matrix.Refused) AssertDone(before, decision, (column.Key, transition, cell));
                else AssertRefused(decision.Answer, (names, transition), Expected.Allowed(section, column.Key));
                BookCheck.Follow(before, decision.Facts);
            }
        }
    }

    [Fact]
    public void News_InEveryState_IsTakenOrRejectedAsWritten()
    {
        foreach (var column in Expected.Cells(News).GroupBy(cell => cell.State))
        {
            var scene = LifecycleStates.At(column.Key, false);
            foreach (var (transition, _, cell) in column)
            {
                var news = new TakeSignals([Scene.Candidate(Signals[transition], new { order = LifecycleStates.Id }, "n-1", scene.Now)], true);
                var decision = Decide(scene.State, news, scene.Now);
                if (cell != Matrix.Refused) AssertDone(scene.State, decision, (column.Key, transition, cell));
                else AssertRefused(decision.Answer, (OrderStanding.Word(Codes[column.Key]), transition), Expected.Allowed(Sent, column.Key));
                BookCheck.Follow(scene.State, decision.Facts);
            }
        }
    }

    [Fact]
    public void Matrix_ThatIsWrong_IsNoticed()
    {
        var scene = LifecycleStates.At("pack", false);
        var decision = Decide(scene.State, LifecycleStates.Move(OrderMachine.Ship), scene.Now);
        Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => AssertDone(scene.State, decision, ("pack", "ship", "deli")));
        Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => AssertRefused(decision.Answer, ("packed", "ship"), []));
    }

    private static Decision Decide(TowerState state, object body, DateTimeOffset now) => new TowerCore(Scene.Patient).Decide(state, new(Caller.AdministratorKey, body), now);

    private static OrderStand Stand(TowerState state) => OrderStanding.Of(state.Orders.Tracks[LifecycleStates.Id]);

    private static void AssertDone(TowerState before, Decision decision, (string State, string Transition, string Cell) what)
    {
        Assert.True(decision.Answer.Succeeded, $"{what}: {decision.Answer.Refusal?.Message}");
        Assert.True(Codes[what.Cell] == Stand(decision.State), $"{what}: it is {Stand(decision.State)}");
        Assert.NotSame(before, decision.State);
    }

    private static void AssertRefused(Result<object> answer, (string State, string Transition) what, IEnumerable<string> allowed)
    {
        Assert.False(answer.Succeeded, $"{what} was not refused");
        var (message, names) = (answer.Refusal!.Message, string.Join(", ", allowed));
        Assert.Contains($"{LifecycleStates.Id} is {what.State}: {what.Transition} ", message, StringComparison.Ordinal);
        Assert.EndsWith(names.Length == 0 ? "Nothing may be done to it now." : $"What may be done now: {names}.", message, StringComparison.Ordinal);
    }
}
