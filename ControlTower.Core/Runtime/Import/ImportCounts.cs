namespace ControlTower.Core.Runtime.Import;

/// <summary>How much there was; exact also where lists were cut.</summary>
public sealed record ImportCounts
{
    public long RowsRead { get; init; }

    public int Orders { get; init; }

    public int Lines { get; init; }

    public int OrdersWithoutLines { get; init; }

    public int RowsRejected { get; init; }

    public int ImpossibleTimes { get; init; }

    public int OrdersWithImpossibleTimes { get; init; }

    public int MissingFiles { get; init; }
}
