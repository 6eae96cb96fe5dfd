using ControlTower.Core.Journal;
using Microsoft.Data.Sqlite;

namespace ControlTower.Core.Storage;

/// <summary>
/// The journal on SQLite: write-ahead log, synchronous=FULL, one writing connection whose commands are prepared once.
/// Plain ADO.NET, because a row is written once and never tracked (docs/decisions/0004).
/// </summary>
public sealed class SqliteJournal : IJournal
{
    private const string Columns = "sequence, recorded_at, occurred_at, actor, kind, schema, body, hash";

    private readonly SqliteConnection writer;
    private readonly SqliteCommand insert;
    private readonly string readerString;

    /// <param name="maxPages">Bound on the size of the file in pages, so that a full disk can be tried; 0 is without.</param>
    /// <exception cref="JournalException">The file cannot be opened or created.</exception>
    public SqliteJournal(string file, int maxPages = 0)
    {
        readerString = new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = true }.ToString();
        writer = new(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        try
        {
            writer.Open();
            Execute("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA locking_mode=NORMAL; PRAGMA temp_store=MEMORY;");
            Execute("""
                CREATE TABLE IF NOT EXISTS facts (
                  sequence INTEGER PRIMARY KEY, recorded_at INTEGER NOT NULL, occurred_at INTEGER NOT NULL, actor TEXT NOT NULL,
                  kind TEXT NOT NULL, schema INTEGER NOT NULL, body BLOB NOT NULL, hash BLOB NOT NULL)
                """);
            if (maxPages > 0) Execute($"PRAGMA max_page_count={maxPages}");
        }
        catch (SqliteException problem)
        {
            writer.Dispose();
            throw Told(problem);
        }
        insert = PrepareInsert();
        Head = ReadHead();
    }

    public JournalHead Head { get; private set; }

    public void Append(IReadOnlyList<FactRow> rows)
    {
        if (rows.Count == 0) return;
        if (rows[0].Sequence != Head.Sequence + 1) throw new InvalidOperationException($"Row {rows[0].Sequence} does not follow {Head.Sequence}.");
        try
        {
            using var transaction = writer.BeginTransaction(deferred: false);
            insert.Transaction = transaction;
            foreach (var row in rows) Insert(row);
            transaction.Commit();
        }
        catch (SqliteException problem)
        {
            throw Told(problem);
        }
        var last = rows[^1];
        Head = new(last.Sequence, last.Hash, last.RecordedAt);
    }

    /// <summary>A page of the file is written as it was: SQLite does so for a number in its header, also where it stays the same.</summary>
    public void Probe()
    {
        try
        {
            Execute("PRAGMA user_version=0");
        }
        catch (SqliteException problem)
        {
            throw Told(problem);
        }
    }

    public IReadOnlyList<FactRow> Read(long after, int limit)
    {
        using var connection = OpenReader();
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT {Columns} FROM facts WHERE sequence > $after ORDER BY sequence LIMIT $limit";
        command.Parameters.AddWithValue("$after", after);
        command.Parameters.AddWithValue("$limit", limit);
        using var reader = command.ExecuteReader();
        var rows = new List<FactRow>();
        while (reader.Read()) rows.Add(RowOf(reader));
        return rows;
    }

    public FactRow? Find(long sequence) => Read(sequence - 1, 1) is [var row] && row.Sequence == sequence ? row : null;

    public void Dispose()
    {
        insert.Dispose();
        writer.Dispose();
        SqliteConnection.ClearPool(new SqliteConnection(readerString));
    }

    private void Insert(FactRow row)
    {
        var values = insert.Parameters;
        values[0].Value = row.Sequence;
        values[1].Value = row.RecordedAt.UtcTicks;
        values[2].Value = row.OccurredAt.UtcTicks;
        values[3].Value = row.Actor;
        values[4].Value = row.Kind;
        values[5].Value = row.Schema;
        values[6].Value = row.Body;
        values[7].Value = row.Hash;
        insert.ExecuteNonQuery();
    }

    private SqliteCommand PrepareInsert()
    {
        var command = writer.CreateCommand();
        command.CommandText = $"INSERT INTO facts ({Columns}) VALUES ($0, $1, $2, $3, $4, $5, $6, $7)";
        SqliteType[] types =
        [
            SqliteType.Integer, SqliteType.Integer, SqliteType.Integer, SqliteType.Text, SqliteType.Text, SqliteType.Integer, SqliteType.Blob, SqliteType.Blob,
        ];
        for (var i = 0; i < types.Length; i++) command.Parameters.Add($"${i}", types[i]);
        command.Prepare();
        return command;
    }

    private JournalHead ReadHead()
    {
        using var command = writer.CreateCommand();
        command.CommandText = $"SELECT {Columns} FROM facts ORDER BY sequence DESC LIMIT 1";
        using var reader = command.ExecuteReader();
        if (!reader.Read()) return JournalHead.Empty;
        var row = RowOf(reader);
        return new(row.Sequence, row.Hash, row.RecordedAt);
    }

    private SqliteConnection OpenReader()
    {
        var connection = new SqliteConnection(readerString);
        connection.Open();
        return connection;
    }

    private void Execute(string sql)
    {
        using var command = writer.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static FactRow RowOf(SqliteDataReader reader) => new(
        reader.GetInt64(0), At(reader.GetInt64(1)), At(reader.GetInt64(2)), reader.GetString(3), reader.GetString(4), reader.GetInt32(5),
        (byte[])reader[6], (byte[])reader[7]);

    private static DateTimeOffset At(long ticks) => new(ticks, TimeSpan.Zero);

    /// <summary>SQLite's result codes in words that say what to do (https://www.sqlite.org/rescode.html).</summary>
    private static JournalException Told(SqliteException problem) => new(
        problem.SqliteErrorCode switch
        {
            13 => "the disk is full; make room and it goes on",
            8 or 14 => "the journal's file cannot be written; check the rights on the data directory",
            10 => "the disk reports an error",
            11 or 26 => "the journal's file is damaged; run 'verify' and restore a backup",
            var code => $"the journal refused it (SQLite {code}: {problem.Message})",
        },
        problem);
}
