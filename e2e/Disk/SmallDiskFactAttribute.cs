namespace ControlTower.EndToEnd.Disk;

/// <summary>A test on a disk of its own; skipped, and said so, where mounting is not allowed. There the journal's own test with SQLite's page limit stands in.</summary>
public sealed class SmallDiskFactAttribute : FactAttribute
{
    public SmallDiskFactAttribute()
    {
        try
        {
            SmallDisk.Make(1).Dispose();
        }
        catch (InvalidOperationException problem)
        {
            Skip = problem.Message;
        }
    }
}
