using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ControlTower.Core.Storage;

/// <summary>Settings of SQLite that hold for a connection, not for the file, and so are set whenever one is opened.</summary>
internal sealed class SqlitePragmas(string pragmas) : DbConnectionInterceptor
{
    /// <summary>What is deleted is overwritten, and a commit is on the disk before it is answered.</summary>
    public static SqlitePragmas ForSecrets { get; } = new("PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;");

    /// <summary>A loss of power may cost the last commits: they are made anew from the journal.</summary>
    public static SqlitePragmas ForRebuildable { get; } = new("PRAGMA synchronous=NORMAL; PRAGMA temp_store=MEMORY;");

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = pragmas;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = pragmas;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
