using Microsoft.EntityFrameworkCore;

namespace ControlTower.Tests.Storage;

/// <summary>Makes contexts on one SQLite file.</summary>
internal sealed class ContextFactory<TContext>(string file, Func<DbContextOptions<TContext>, TContext> make) : IDbContextFactory<TContext>
    where TContext : DbContext
{
    public TContext CreateDbContext() => make(new DbContextOptionsBuilder<TContext>().UseSqlite($"Data Source={file}").Options);
}
