using Microsoft.EntityFrameworkCore;

namespace ControlTower.Core.Storage;

/// <summary>Brings a file of the data directory to the schema of this program.</summary>
public static class EmbeddedMigration
{
    /// <summary>
    /// Creates or migrates the file and sets its write-ahead log. To be called by the process that holds the data directory:
    /// a lock on migrations that is found there was left by a process that was killed, and EF Core would wait for it for ever.
    /// </summary>
    public static async Task MigrateAloneAsync(this DbContext context, CancellationToken cancellation = default)
    {
        var database = context.Database;
        await database.ExecuteSqlRawAsync("DROP TABLE IF EXISTS \"__EFMigrationsLock\"", cancellation);
        await database.MigrateAsync(cancellation);
        await database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL", cancellation);
    }
}
