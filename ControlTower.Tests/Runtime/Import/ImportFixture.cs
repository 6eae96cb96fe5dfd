using System.Text;
using ControlTower.Core.Kernel;
using ControlTower.Core.Runtime.Import;
using ControlTower.Core.Runtime.Import.Mapping;

namespace ControlTower.Tests.Runtime.Import;

/// <summary>A folder of hand-made files and a mapping of orders and lines over it.</summary>
internal sealed class ImportFixture : IDisposable
{
    public const string Orders = """
        name: own
        tables:
          orders: { file: orders.csv, joins: { customer: { table: customers, on: customer } } }
          customers: { file: customers.csv, key: id }
          lines: { file: lines.csv }
        orders:
          table: orders
          id: id
          customer: customer
          destination: { from: customer.state, otherwise: NOWHERE }
          placedAt: placed
          deliveredAt: delivered?
        orderLines:
          table: lines
          order: order
          id: line
          item: item
          quantity: quantity
          price: price?
        """;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("import-");

    public string Folder => folder.FullName;

    public string Mapping { get; set; } = Orders;

    public ImportFixture With(string file, string text) => With(file, Encoding.UTF8.GetBytes(text));

    public ImportFixture With(string file, byte[] bytes)
    {
        File.WriteAllBytes(Path.Combine(Folder, file), bytes);
        return this;
    }

    public Result<ImportPlan> TryRead(Action<ImportProgress>? progress = null, CancellationToken cancel = default)
    {
        var mapping = MappingReader.Read(Mapping);
        Assert.True(mapping.Succeeded, mapping.Refusal?.Message);
        return ImportReader.Read(mapping.Value, Folder, progress, cancel);
    }

    public ImportPlan Read()
    {
        var result = TryRead();
        Assert.True(result.Succeeded, result.Refusal?.Message);
        return result.Value;
    }

    public void Dispose() => folder.Delete(recursive: true);
}
