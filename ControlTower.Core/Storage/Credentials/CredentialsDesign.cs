using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace ControlTower.Core.Storage.Credentials;

/// <summary>Lets the migrations tool make a context without starting the program.</summary>
internal sealed class CredentialsDesign : IDesignTimeDbContextFactory<CredentialsContext>
{
    public CredentialsContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<CredentialsContext>().UseSqlite("Data Source=:memory:").Options);
}
