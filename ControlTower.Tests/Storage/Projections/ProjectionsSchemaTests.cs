using Microsoft.EntityFrameworkCore;

namespace ControlTower.Tests.Storage.Projections;

public sealed class ProjectionsSchemaTests
{
    [Fact]
    public void Model_Now_IsWhatTheMigrationsMake()
    {
        using var projected = new ProjectedJournal();
        using var context = projected.Contexts.CreateDbContext();
        Assert.False(context.Database.HasPendingModelChanges());
    }

    [Fact]
    public void Instants_InTheFile_AreUtcTicks()
    {
        using var projected = new ProjectedJournal();
        using var context = projected.Contexts.CreateDbContext();
        var at = context.Model.GetEntityTypes().SelectMany(type => type.GetProperties()).Where(property => property.ClrType == typeof(DateTimeOffset) || property.ClrType == typeof(DateTimeOffset?)).ToList();
        Assert.True(at.Count > 15);
        Assert.All(at, property => Assert.Equal("INTEGER", property.GetColumnType()));
    }
}
