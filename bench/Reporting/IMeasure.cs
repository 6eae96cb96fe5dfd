namespace ControlTower.Bench.Reporting;

/// <summary>Something that is measured, beside its floor or peer in the same run.</summary>
public interface IMeasure
{
    /// <summary>As it is asked for on the command line.</summary>
    string Name { get; }

    string About { get; }

    Task<IReadOnlyList<Figure>> RunAsync(BenchOptions options);
}
