using System.Globalization;
using System.Text;

namespace ControlTower.EndToEnd.Import;

/// <summary>A folder with a mapping and many small orders of last year; a few rows cannot be read.</summary>
internal sealed class HistoryFolder : IDisposable
{
    public const string Mapping = """
        name: own
        tables:
          orders: { file: orders.csv }
          lines: { file: lines.csv }
        orders:
          table: orders
          id: id
          customer: customer
          destination: { from: "store?", otherwise: STORE }
          placedAt: placed
          promisedBy: promised?
          deliveredAt: delivered?
        orderLines:
          table: lines
          order: order
          id: line
          item: item
          quantity: quantity
        """;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("history-");

    public HistoryFolder(int orders, int unreadable)
    {
        var (heads, lines) = (new StringBuilder("id,customer,placed,promised,delivered\n"), new StringBuilder("order,line,item,quantity\n"));
        for (var i = 0; i < orders + unreadable; i++)
        {
            var placed = new DateTime(2025, 1, 1, 6, 0, 0, DateTimeKind.Utc).AddMinutes(10 * i);
            heads.AppendLine(CultureInfo.InvariantCulture, $"O-{i:D6},C-{i % 97},{(i < orders ? Text(placed) : "never")},{Text(placed.AddDays(3))},{(i % 3 == 0 ? "" : Text(placed.AddDays(2)))}");
            lines.AppendLine(CultureInfo.InvariantCulture, $"O-{i:D6},1,ITEM-{i % 11},{1 + (i % 5)}");
        }
        File.WriteAllText(Path.Combine(Folder, "orders.csv"), heads.ToString());
        File.WriteAllText(Path.Combine(Folder, "lines.csv"), lines.ToString());
        File.WriteAllText(MappingFile, Mapping);
    }

    public string Folder => folder.FullName;

    public string MappingFile => Path.Combine(Folder, "own.yaml");

    public void Dispose() => folder.Delete(recursive: true);

    private static string Text(DateTime time) => time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
