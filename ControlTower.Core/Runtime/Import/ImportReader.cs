using ControlTower.Core.Kernel;
using ControlTower.Core.Runtime.Import.Mapping;
using ControlTower.Core.Runtime.Import.Reading;

namespace ControlTower.Core.Runtime.Import;

/// <summary>
/// Reads a folder of CSV and JSON files through a mapping. It writes nothing. Joined tables are held with the columns that are asked for,
/// orders with their lines; everything else streams.
/// </summary>
public static class ImportReader
{
    /// <param name="mapping">As <see cref="MappingReader"/> gave it.</param>
    /// <param name="folder">The files of the mapping lie in it by name.</param>
    /// <param name="progress">Called on the reading thread, each thousand rows and at the end of each file.</param>
    /// <returns>A refusal where the folder, the file of orders or a named column is missing, or a file cannot be read at all.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static Result<ImportPlan> Read(ImportMapping mapping, string folder, Action<ImportProgress>? progress = null, CancellationToken cancel = default)
    {
        if (!Directory.Exists(folder)) return Refusal.NotFound($"The folder '{folder}'");
        var log = new ImportLog(progress, cancel);
        try
        {
            return Read(new ImportFolder(mapping, folder, log));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return Refusal.Invalid($"A file cannot be read: {error.Message}");
        }
    }

    private static Result<ImportPlan> Read(ImportFolder folder)
    {
        var (book, destinations, network) = (new OrderBook(), new Destinations(), new NetworkRows(folder));
        var refusal = AnyFile(folder) ?? folder.LoadLookups();
        if (refusal is null && folder.Mapping.Orders is not null) refusal = new OrderRows(folder, book, destinations).Read();
        if (refusal is null && folder.Mapping.OrderLines is not null) refusal = new LineRows(folder, book).Read();
        refusal ??= network.Read();
        if (refusal is not null) return refusal;
        var orders = book.Orders();
        return new ImportPlan(folder.Mapping.Name, network.Document(destinations, orders), orders)
        {
            Rejected = folder.Log.Rejected,
            Findings = folder.Log.Findings,
            Counts = Count(folder.Log, orders),
        };
    }

    private static Refusal? AnyFile(ImportFolder folder)
    {
        if (folder.Mapping.Targets().Any(one => folder.Has(one.Target.Table))) return null;
        var files = folder.Mapping.Targets().Select(one => folder.Mapping.Tables[one.Target.Table].File).Distinct();
        return Refusal.Invalid($"None of the files of the mapping is there: {string.Join(", ", files)}.", "/tables");
    }

    private static ImportCounts Count(ImportLog log, IReadOnlyList<ImportedOrder> orders) => new()
    {
        RowsRead = log.Rows,
        Orders = orders.Count,
        Lines = orders.Sum(order => order.Lines.Count),
        OrdersWithoutLines = orders.Count(order => order.Lines.Count == 0),
        RowsRejected = log.RejectedCount,
        ImpossibleTimes = log.ImpossibleTimes,
        OrdersWithImpossibleTimes = log.OrdersWithImpossibleTimes,
        MissingFiles = log.MissingFiles,
    };
}
