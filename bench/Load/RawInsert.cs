using System.Runtime.CompilerServices;
using ControlTower.Core.Storage;
using Microsoft.Data.Sqlite;

namespace ControlTower.Bench.Load;

/// <summary>
/// The floor of intake: the bytes of each event as a row of a table with nothing but a key, by a prepared statement, one
/// transaction a batch, on a write-ahead log that is synced at each commit.
/// </summary>
public sealed class RawInsert : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly SqliteCommand insert;

    /// <summary>The bindings of SQLite are found by the product's own rule (docs/decisions/0003), which its module sets up.</summary>
    static RawInsert() => RuntimeHelpers.RunModuleConstructor(typeof(SqliteJournal).Module.ModuleHandle);

    public RawInsert(string file)
    {
        connection = new(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        connection.Open();
        using var setup = connection.CreateCommand();
        setup.CommandText = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE events (id INTEGER PRIMARY KEY, body BLOB NOT NULL)";
        setup.ExecuteNonQuery();
        insert = connection.CreateCommand();
        insert.CommandText = "INSERT INTO events (body) VALUES ($body)";
        insert.Parameters.Add("$body", SqliteType.Blob);
        insert.Prepare();
    }

    /// <summary>Returns when the rows are on stable storage.</summary>
    public void Insert(IReadOnlyList<byte[]> events)
    {
        using var transaction = connection.BeginTransaction(deferred: false);
        insert.Transaction = transaction;
        foreach (var body in events)
        {
            insert.Parameters[0].Value = body;
            insert.ExecuteNonQuery();
        }
        transaction.Commit();
    }

    public void Dispose()
    {
        insert.Dispose();
        connection.Dispose();
    }
}
