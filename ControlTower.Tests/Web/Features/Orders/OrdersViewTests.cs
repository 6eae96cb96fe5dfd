using ControlTower.Core.Orders;
using ControlTower.Core.Orders.Lifecycle;
using ControlTower.Core.Tower;
using ControlTower.Tests.Tower;
using ControlTower.Web.Features.Orders;

namespace ControlTower.Tests.Web.Features.Orders;

public sealed class OrdersViewTests
{
    private readonly Scene scene = Scene.Small();
    private readonly OrdersView view = new();

    [Fact]
    public void Read_OpenOrders_AreSortedByPromise()
    {
        Read(new());
        Assert.Equal(["SO-1", "SO-2"], view.Rows.Select(row => row.Id));
        Assert.Equal(2, view.Counts.All);
        Assert.Equal(["store"], view.Counts.Channels);
    }

    [Theory]
    [InlineData("so-2", "SO-2")]
    [InlineData("c-so-1", "SO-1")]
    [InlineData("store-2", "SO-2")]
    public void Read_Text_FindsIdCustomerAndDestination(string text, string expected)
    {
        Read(new(Text: text));
        Assert.Equal([expected], view.Rows.Select(row => row.Id));
    }

    [Fact]
    public void Read_ByStep_FollowsTheStateThatTheListShows()
    {
        scene.When(new MoveOrder("SO-1", OrderMachine.Hold, new() { Reason = "a word with the customer first" }));
        Read(new(Show: OrderShow.Waiting));
        Assert.Equal(["SO-1"], view.Rows.Select(row => row.Id));
        Assert.Equal(OrderStand.Held, view.Row(view.Rows[0]).Stand);
        Assert.Equal((2, 1), (view.Counts.All, view.Counts[OrderShow.Waiting]));
        Assert.Equal(view.Counts.All, Enum.GetValues<OrderShow>().Where(show => show is not (OrderShow.All or OrderShow.Late or OrderShow.Risk)).Sum(show => view.Counts[show]));
    }

    [Fact]
    public void Read_Text_FindsTheNameOfTheDestination()
    {
        var name = scene.State.Network.Sites["STORE-2"].Name;
        Assert.DoesNotContain("STORE-2", name, StringComparison.OrdinalIgnoreCase);
        Read(new(Text: name));
        Assert.Equal(["SO-2"], view.Rows.Select(row => row.Id));
        Assert.Equal(name, view.Row(view.Rows[0]).To);
    }

    [Fact]
    public void Read_ByValueDescending_PutsTheDearestFirst()
    {
        Read(OrderFilter.Parse(null, null, null, "-value"));
        Assert.Equal(["SO-1", "SO-2"], view.Rows.Select(row => row.Id));
        Assert.Equal(750m, view.Row(view.Rows[0]).Value!.Value.Amount);
    }

    [Fact]
    public void Read_PastThePromise_IsLate()
    {
        Read(new(Show: OrderShow.Late), scene.Now.AddHours(61));
        Assert.Equal(["SO-1"], view.Rows.Select(row => row.Id));
        Assert.True(view.Row(view.Rows[0]).Late);
    }

    [Fact]
    public void Read_ACasePutsItAtRisk_IsShownWithTheCase()
    {
        Add("SO-9", 600);
        scene.Delay(72).Settle();
        Read(new(Show: OrderShow.Risk));
        var row = view.Row(view.Rows.First(shown => shown.Id == "SO-9"));
        Assert.Equal(["EX-1001"], row.Cases);
    }

    [Fact]
    public void Read_TwiceInASecond_WaitsAndSaysHowLong()
    {
        Read(new());
        Add("SO-3");
        Read(new(), scene.Now.AddMilliseconds(400));
        Assert.Equal(2, view.Rows.Count);
        Assert.InRange(view.Again!.Value, TimeSpan.FromMilliseconds(1), TimeSpan.FromSeconds(10));

        Read(new(), scene.Now.AddMinutes(1));
        Assert.Equal(3, view.Rows.Count);
        Assert.Null(view.Again);
    }

    [Fact]
    public void Hold_WhileTheReaderPoints_RowsStayAndChangesAreCounted()
    {
        Read(new());
        view.Hold(true);
        Add("SO-0");
        Read(new(), scene.Now.AddMinutes(1));
        Assert.Equal(2, view.Rows.Count);
        Assert.Equal(1, view.Waiting);

        view.Hold(false);
        Assert.Equal(3, view.Rows.Count);
        Assert.Equal(0, view.Waiting);
    }

    [Fact]
    public void Row_EndedSinceTheList_SaysHowItEnded()
    {
        Read(new());
        view.Hold(true);
        scene.When(new AdvanceOrder("SO-1", OrderStatus.Delivered, scene.Now), Caller.System);
        Read(new(), scene.Now.AddMinutes(1));
        Assert.Equal(OrderStatus.Delivered, view.Row(view.Rows[0]).Status);
        Assert.Equal(1, view.Waiting);
    }

    [Theory]
    [InlineData("nonsense", "nonsense")]
    [InlineData("99", "-99")]
    public void Parse_WordsThatNobodyKnows_FallBack(string show, string sort)
    {
        var filter = OrderFilter.Parse("  ", "", show, sort);
        Assert.Equal((OrderShow.All, OrderSort.Promise, (string?)null, (string?)null), (filter.Show, filter.Sort, filter.Text, filter.Channel));
    }

    private void Read(OrderFilter filter, DateTimeOffset? at = null) => view.Read(scene.State, filter, at ?? scene.Now);

    private void Add(string id, decimal quantity = 1) =>
        scene.When(new Core.Network.PutNetwork(Networks.Small with { Orders = [Networks.Order(id, "STORE-1", 10, quantity)], PurchaseOrders = null, Stock = null }));
}
