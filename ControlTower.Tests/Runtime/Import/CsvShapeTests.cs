using System.Text;

namespace ControlTower.Tests.Runtime.Import;

/// <summary>Files as they come: encodings, quotes, line ends, noise.</summary>
public sealed class CsvShapeTests : IDisposable
{
    private const string OneOrder = "id,customer,placed\nO-1,C-1,2026-01-02 10:00:00\n";

    private readonly ImportFixture fixture = new();

    public void Dispose() => fixture.Dispose();

    [Fact]
    public void Read_ByteOrderMarkAndWindowsLineEnds_AreNoPartOfTheText()
    {
        var plan = fixture.With("orders.csv", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(OneOrder.Replace("\n", "\r\n"))]).Read();
        Assert.Equal("O-1", plan.Orders.Single().Id);
        Assert.Empty(plan.Rejected);
    }

    [Fact]
    public void Read_OtherEncodingThanTheMappingSays_RejectsTheRowsThatItTouches()
    {
        var bytes = Encoding.Latin1.GetBytes("id,customer,placed\nO-1,Müller,2026-01-02\nO-2,C-2,2026-01-02\n");
        var plan = fixture.With("orders.csv", bytes).Read();
        Assert.Equal("O-2", plan.Orders.Single().Id);
        Assert.Equal((2, "orders.customer"), (plan.Rejected.Single().Line, plan.Rejected.Single().Field));

        fixture.Mapping = ImportFixture.Orders.Replace("file: orders.csv,", "file: orders.csv, encoding: iso-8859-1,");
        Assert.Equal("Müller", fixture.Read().Orders[0].Customer);
    }

    [Fact]
    public void Read_QuoteThatIsNeverClosed_CostsItsOwnLine()
    {
        var plan = fixture.With("orders.csv", """
            id,customer,placed
            O-1,"C-1,2026-01-02
            O-2,"C, ""two""
            floors",2026-01-02
            O-3,C-3,2026-01-02
            O-4,"C-4,2026-01-02
            O-5,C-5,2026-01-02
            O-6,C-6,yesterday
            """).Read();
        Assert.Equal(["O-3", "O-5"], plan.Orders.Select(order => order.Id));
        Assert.Equal([(2, null), (3, "orders.customer"), (6, null), (8, "orders.placedAt")], plan.Rejected.OrderBy(row => row.Line).Select(row => (row.Line, row.Field)));
    }

    [Fact]
    public void Read_QuotedFieldsWithDelimiters_AreOneField()
    {
        var plan = fixture.With("orders.csv", "id;customer;placed\n\"O;1\";\"C \"\"1\"\"\";2026-01-02\n");
        plan.Mapping = ImportFixture.Orders.Replace("file: orders.csv,", "file: orders.csv, delimiter: \";\",");
        var order = plan.Read().Orders.Single();
        Assert.Equal(("O;1", "C \"1\""), (order.Id, order.Customer));
    }

    [Fact]
    public void Read_Noise_IsRejectedOrRefusedAndNeverThrows()
    {
        var random = new Random(7);
        var letters = "\"\"\",,,\r\n\n\0;aO-12026: \uFEFF\u00e9\ud83d\ude9a".ToCharArray();
        for (var round = 0; round < 300; round++)
        {
            var noise = new string([.. Enumerable.Range(0, 400).Select(_ => letters[random.Next(letters.Length)])]);
            var text = round % 3 == 0 ? noise : OneOrder + noise + "\nO-2,C-2,2026-01-03 10:00:00\n";
            var result = fixture.With("orders.csv", text).TryRead();
            if (round % 3 != 0) Assert.Contains(result.Value!.Orders, order => order.Id == "O-1");
        }
    }

    [Fact]
    public void Read_EmptyFile_IsRefused() => Assert.Equal("/orders/id", fixture.With("orders.csv", "").TryRead().Refusal!.Pointer);

    [Fact]
    public void Read_LineTooLong_CostsItself()
    {
        var plan = fixture.With("orders.csv", $"id,customer,placed\nO-1,{new string('x', 2_000_000)},2026-01-02\nO-2,{new string('y', 600)},2026-01-02\nO-3,C,2026-01-02\n").Read();
        Assert.Equal("O-3", plan.Orders.Single().Id);
        Assert.Equal([2, 3], plan.Rejected.Select(row => row.Line));
    }
}
