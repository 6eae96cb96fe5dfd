using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace ControlTower.Core.Storage.Projections;

/// <summary>Lets the migrations tool make a context without starting the program.</summary>
internal sealed class ProjectionsDesign : IDesignTimeDbContextFactory<ProjectionsContext>
{
    public ProjectionsContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<ProjectionsContext>().UseSqlite("Data Source=:memory:").Options);
}
