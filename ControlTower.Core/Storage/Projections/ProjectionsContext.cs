using Microsoft.EntityFrameworkCore;

namespace ControlTower.Core.Storage.Projections;

/// <summary>History in rows that can be asked, made from the journal and from nothing else. Read it; only the projector writes.</summary>
public sealed class ProjectionsContext(DbContextOptions<ProjectionsContext> options) : DbContext(options)
{
    public DbSet<Checkpoint> Checkpoints => Set<Checkpoint>();

    public DbSet<OrderRow> Orders => Set<OrderRow>();

    public DbSet<CaseRow> Cases => Set<CaseRow>();

    public DbSet<SignalRow> Signals => Set<SignalRow>();

    public DbSet<ApprovalRow> Approvals => Set<ApprovalRow>();

    public DbSet<EffectRow> Effects => Set<EffectRow>();

    public DbSet<MovementRow> Movements => Set<MovementRow>();

    public DbSet<WaitRow> Waits => Set<WaitRow>();

    public DbSet<SiteRow> Sites => Set<SiteRow>();

    public DbSet<ItemRow> Items => Set<ItemRow>();

    public DbSet<StockDayRow> StockDays => Set<StockDayRow>();

    public DbSet<StockBookRow> StockBooks => Set<StockBookRow>();

    /// <summary>The version that what is read in the same transaction holds at; 0 where nothing was projected yet.</summary>
    public Task<long> VersionAsync(CancellationToken cancellation = default) =>
        Checkpoints.Select(checkpoint => checkpoint.Version).OrderDescending().FirstOrDefaultAsync(cancellation);

    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) => optionsBuilder.AddInterceptors(SqlitePragmas.ForRebuildable);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicks>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Checkpoint>().Property(checkpoint => checkpoint.Id).ValueGeneratedNever();
        modelBuilder.Entity<OrderRow>(order =>
        {
            order.HasIndex(row => row.PlacedAt);
            order.HasIndex(row => row.Customer);
        });
        modelBuilder.Entity<CaseRow>(one =>
        {
            one.HasIndex(row => row.DetectedAt);
            one.HasIndex(row => row.Site);
        });
        modelBuilder.Entity<SignalRow>(signal =>
        {
            signal.HasKey(row => row.Sequence);
            signal.Property(row => row.Sequence).ValueGeneratedNever();
            signal.HasIndex(row => row.RecordedAt);
            signal.HasIndex(row => row.Type);
            signal.HasIndex(row => new { row.Source, row.Id });
            signal.HasIndex(row => row.Rejection).HasFilter("\"Rejection\" IS NOT NULL");
        });
        modelBuilder.Entity<ApprovalRow>().HasIndex(row => row.Case);
        modelBuilder.Entity<EffectRow>(effect =>
        {
            effect.HasIndex(row => row.RequestedAt);
            // An order's page asks for the newest of its own, anew with each effect that goes out.
            effect.HasIndex(row => new { row.Origin, row.Sequence });
        });
        modelBuilder.Entity<OrderRow>().HasIndex(row => row.ShippedAt);
        modelBuilder.Entity<MovementRow>().HasIndex(row => row.PromisedAt);
        modelBuilder.Entity<WaitRow>().HasIndex(row => row.RequestedAt);
        modelBuilder.Entity<StockDayRow>().HasIndex(row => row.Day);
    }
}
