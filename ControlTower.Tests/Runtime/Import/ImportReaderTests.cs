using ControlTower.Core.Kernel;
using ControlTower.Core.Network;
using ControlTower.Core.Runtime.Import;

namespace ControlTower.Tests.Runtime.Import;

public sealed class ImportReaderTests : IDisposable
{
    private const string OneOrder = "id,customer,placed\nO-1,C-1,2026-01-02 10:00:00\n";

    private readonly ImportFixture fixture = new();

    public void Dispose() => fixture.Dispose();

    [Fact]
    public void Read_OnlyOrders_ReportsTheFilesThatAreMissing()
    {
        var plan = fixture.With("orders.csv", OneOrder).Read();
        Assert.Equal("NOWHERE", plan.Orders.Single().Destination);
        Assert.Equal(["customers.csv", "lines.csv"], plan.Findings.Select(finding => finding.File));
        Assert.All(plan.Findings, finding => Assert.Equal(FindingKind.MissingFile, finding.Kind));
        Assert.Equal(1, plan.Counts.OrdersWithoutLines);
    }

    [Fact]
    public void Read_WithoutOrders_IsRefused()
    {
        var result = fixture.With("lines.csv", "order,line,item,quantity\n").TryRead();
        Assert.Equal("/tables/orders/file", result.Refusal!.Pointer);
    }

    [Fact]
    public void Read_FolderThatIsAbsent_IsRefused()
    {
        var mapping = Core.Runtime.Import.Mapping.MappingReader.Read(ImportFixture.Orders).Value!;
        Assert.Equal(RefusalKind.NotFound, ImportReader.Read(mapping, Path.Combine(fixture.Folder, "absent")).Refusal!.Kind);
    }

    [Fact]
    public void Read_ColumnThatIsAbsent_IsRefusedNamingTheField()
    {
        var result = fixture.With("orders.csv", "id,customer,when\nO-1,C-1,2026-01-02\n").TryRead();
        Assert.Equal("/orders/placedAt", result.Refusal!.Pointer);
        Assert.Contains("'placed'", result.Refusal.Message);
    }

    [Fact]
    public void Read_RowsThatCannotBeRead_AreRejectedAndTheRestIsTaken()
    {
        fixture.With("customers.csv", "id,state\nC-1,NORTH\n");
        fixture.With("orders.csv", """
            id,customer,placed
            O-1,C-1,2026-01-02 10:00:00
            O-2,C-1,yesterday
            ,C-1,2026-01-02 10:00:00
            O-1,C-1,2026-01-03 10:00:00
            O-3,C-1
            O-4,C-9,2026-01-01 10:00:00
            """);
        var plan = fixture.Read();
        Assert.Equal([("O-4", "NOWHERE"), ("O-1", "NORTH")], plan.Orders.Select(order => (order.Id, order.Destination)));
        Assert.Equal(
            [(3, "orders.placedAt"), (4, "orders.id"), (5, "orders.id"), (6, null)],
            plan.Rejected.Select(row => (row.Line, row.Field)));
        Assert.All(plan.Rejected, row => Assert.Equal("orders.csv", row.File));
        Assert.Contains("'yesterday'", plan.Rejected[0].Reason);
        Assert.Contains("line 2", plan.Rejected[2].Reason);
        Assert.Equal(4, plan.Counts.RowsRejected);
    }

    [Theory]
    [InlineData("O-9,1,I,1,1", "order")]
    [InlineData("O-1,1,I,-1,1", "quantity")]
    [InlineData("O-1,1,I,0,1", "quantity")]
    [InlineData("O-1,1,I,NaN,1", "quantity")]
    [InlineData("O-1,1,I,Infinity,1", "quantity")]
    [InlineData("O-1,1,I,1e20,1", "quantity")]
    [InlineData("O-1,1,I,1e400,1", "quantity")]
    [InlineData("O-1,1,I,\"1,000\",1", "quantity")]
    [InlineData("O-1,1,I,,1", "quantity")]
    [InlineData("O-1,1,I,1000000000,1000000000", "quantity")]
    [InlineData("O-1,1,I,1,free", "price")]
    [InlineData("O-1,1,I\u0001,1,1", "item")]
    [InlineData("O-1,1,\"I\"x,1,1", "item")]
    public void Read_LineThatCannotBe_IsRejectedWithItsField(string line, string field)
    {
        var plan = fixture.With("orders.csv", OneOrder).With("lines.csv", $"order,line,item,quantity,price\n{line}\nO-1,2,I,1,2.5\n").Read();
        Assert.Equal(("lines.csv", 2, $"orderLines.{field}"), plan.Rejected.Select(row => (row.File, row.Line, row.Field)).Single());
        Assert.Equal("2", plan.Orders.Single().Lines.Single().Id);
    }

    [Fact]
    public void Read_LineTwice_TakesTheFirst()
    {
        var plan = fixture.With("orders.csv", OneOrder).With("lines.csv", "order,line,item,quantity,price\nO-1,1,A,2,2.5\nO-1,1,B,1,1\n").Read();
        var line = plan.Orders.Single().Lines.Single();
        Assert.Equal(("A", Money.Of(5m, "EUR")), (line.Item, line.Total));
        Assert.Equal(3, plan.Rejected.Single().Line);
    }

    [Theory]
    [InlineData("0001-01-01 00:00:00")]
    [InlineData("9999-12-31 23:59:59")]
    [InlineData("2026-02-30 00:00:00")]
    [InlineData("02.01.2026")]
    public void Read_DateThatCannotBe_IsRejected(string placed)
    {
        var plan = fixture.With("orders.csv", $"id,customer,placed\nO-1,C-1,{placed}\n").Read();
        Assert.Empty(plan.Orders);
        Assert.Equal("orders.placedAt", plan.Rejected.Single().Field);
    }

    [Theory]
    [InlineData("2026-01-02T10:00:00+02:00", 8)]
    [InlineData("2026-01-02T10:00:00Z", 10)]
    [InlineData("2026-01-02 10:00:00", 10)]
    public void Read_IsoTime_ComesInUtc(string placed, int hour)
    {
        var order = fixture.With("orders.csv", $"id,customer,placed\nO-1,C-1,{placed}\n").Read().Orders.Single();
        Assert.Equal(new DateTimeOffset(2026, 1, 2, hour, 0, 0, TimeSpan.Zero), order.PlacedAt);
        Assert.Equal(TimeSpan.Zero, order.PlacedAt.Offset);
    }

    [Fact]
    public void Read_ZoneOfTheMapping_AppliesToTimesWithoutOffset()
    {
        fixture.Mapping = ImportFixture.Orders.Replace("name: own", "name: own\ntimes: { formats: [dd.MM.yyyy HH:mm], zone: Europe/Berlin }");
        var plan = fixture.With("orders.csv", "id,customer,placed\nO-1,C-1,02.07.2026 10:00\nO-2,C-1,29.03.2026 02:30\n").Read();
        Assert.Equal(new DateTimeOffset(2026, 7, 2, 8, 0, 0, TimeSpan.Zero), plan.Orders.Single().PlacedAt);
        Assert.Contains("does not exist", plan.Rejected.Single().Reason);
    }

    [Fact]
    public void Read_ImpossibleTimes_AreFoundAndKept()
    {
        var plan = fixture.With("orders.csv", "id,customer,placed,delivered\nO-1,C-1,2026-01-02 10:00:00,2026-01-01 10:00:00\n").Read();
        Assert.Equal(ImportedOutcome.Delivered, plan.Orders.Single().Outcome);
        var finding = plan.Findings.Single(one => one.Kind.IsImpossibleTime());
        Assert.Equal((FindingKind.DeliveredBeforePlaced, "orders.csv", 2, "O-1"), (finding.Kind, finding.File, finding.Line!.Value, finding.Order));
    }

    [Fact]
    public void Read_Cancelled_Throws()
    {
        fixture.With("orders.csv", OneOrder);
        Assert.Throws<OperationCanceledException>(() => fixture.TryRead(cancel: new CancellationToken(canceled: true)));
    }

    [Fact]
    public void Read_Progress_EndsAtTheWhole()
    {
        var seen = new List<ImportProgress>();
        var rows = string.Concat(Enumerable.Range(1, 5_000).Select(i => $"O-{i:D5},C-1,2026-01-02\n"));
        fixture.With("orders.csv", "id,customer,placed\n" + rows).TryRead(seen.Add);
        Assert.True(seen.Count >= 5);
        Assert.Equal((5_000, seen[^1].BytesTotal), (seen[^1].RowsRead, seen[^1].BytesRead));
        Assert.True(seen.Zip(seen.Skip(1)).All(pair => pair.First.BytesRead <= pair.Second.BytesRead));
    }

    [Fact]
    public void Read_ManyRejectedRows_ListsTheFirstAndCountsAll()
    {
        var rows = string.Concat(Enumerable.Range(1, 12_000).Select(i => $"O-{i},C-1,never\n"));
        var plan = fixture.With("orders.csv", "id,customer,placed\n" + rows).Read();
        Assert.Equal((ImportPlan.MaxListed, 12_000), (plan.Rejected.Count, plan.Counts.RowsRejected));
    }

    [Fact]
    public void Read_OwnNetwork_GivesADocumentOfTheFilesThatAreThere()
    {
        fixture.With("sites.csv", "id,name,kind,tier,lat,lon\nSUP-1,Supplier one,Supplier,1,48.1,11.6\nX,,Castle,,,\nY,,Store,,91,0\nZ,,Store,,5,\n");
        fixture.With("items.csv", "id,name,weightKg,unitCost,currency\nITEM-1,Item one,1.5,10,USD\n");
        var plan = ImportReader.Read(ShippedMappings.Read("network"), fixture.Folder).Value!;
        Assert.Equal([new SiteEntry("SUP-1", "Supplier one", SiteKind.Supplier, 1, 48.1, 11.6)], plan.Network.Sites!);
        Assert.Equal([new ItemEntry("ITEM-1", "Item one", 1.5m, Money.Of(10, "USD"))], plan.Network.Items!);
        Assert.Null(plan.Network.Lanes);
        Assert.Equal(["sites.0.kind", "sites.0.lat", "sites.0.lon"], plan.Rejected.Select(row => row.Field));
        Assert.Equal(3, plan.Counts.MissingFiles);
    }

    [Fact]
    public void Read_Twice_GivesTheSame()
    {
        fixture.With("orders.csv", "id,customer,placed\nO-2,C-1,2026-01-02\nO-1,C-1,2026-01-02\n").With("lines.csv", "order,line,item,quantity\nO-1,2,A,1\nO-1,1,B,1\n");
        var (one, other) = (fixture.Read(), fixture.Read());
        Assert.Equal(["O-1", "O-2"], one.Orders.Select(order => order.Id));
        Assert.Equal(one.Orders.SelectMany(order => order.Lines), other.Orders.SelectMany(order => order.Lines));
        Assert.Equal(one.Network.Items, other.Network.Items);
        Assert.Equal(one.Counts, other.Counts);
    }
}
