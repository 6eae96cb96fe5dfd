using System.Text;
using ControlTower.Core.Journal;
using ControlTower.Core.Runtime;
using ControlTower.Core.Storage;
using ControlTower.Core.Storage.Projections;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace ControlTower.Tests.Storage.Projections;

/// <summary>A journal and its projections in a folder of their own.</summary>
internal sealed class ProjectedJournal : IDisposable
{
    private static readonly string[] Tables = ["Checkpoints", "Orders", "Cases", "Signals", "Approvals", "Effects", "Movements", "Waits", "Sites", "Items", "StockDays", "StockBooks"];

    private readonly TemporaryFolder folder = new();

    public ProjectedJournal()
    {
        Journal = new(folder["journal.db"]);
        Contexts = new ContextFactory<ProjectionsContext>(folder["projections.db"], options => new(options));
        using var context = Contexts.CreateDbContext();
        context.MigrateAloneAsync().GetAwaiter().GetResult();
    }

    public SqliteJournal Journal { get; }

    public IDbContextFactory<ProjectionsContext> Contexts { get; }

    public Projector Projector(IJournal? journal = null) => new(Contexts, journal ?? Journal, Replay.Catalog);

    public long Checkpoint()
    {
        using var context = Contexts.CreateDbContext();
        return context.VersionAsync().GetAwaiter().GetResult();
    }

    /// <summary>Every row of every table as text.</summary>
    public string Dump()
    {
        var text = new StringBuilder();
        using var connection = new SqliteConnection($"Data Source={folder["projections.db"]}");
        connection.Open();
        foreach (var table in Tables)
        {
            using var command = connection.CreateCommand();
            command.CommandText = $"SELECT * FROM {table} ORDER BY 1";
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                text.Append(table);
                for (var i = 0; i < reader.FieldCount; i++) text.Append('|').Append(reader[i] is byte[] bytes ? Convert.ToHexStringLower(bytes) : $"{reader[i]}");
                text.AppendLine();
            }
        }
        return text.ToString();
    }

    public void Execute(string sql)
    {
        using var context = Contexts.CreateDbContext();
        context.Database.ExecuteSqlRaw(sql);
    }

    public void Dispose()
    {
        Journal.Dispose();
        folder.Dispose();
    }
}
