namespace ControlTower.Core.Orders.Lifecycle;

/// <summary>One line of the table <see cref="OrderMachine"/>: what may happen to units of an order, and where they stand afterwards.</summary>
/// <param name="Name">As the API and the journal name it.</param>
/// <param name="Meaning">One sentence for people.</param>
public sealed record Transition(string Name, string Meaning)
{
    /// <summary>Stages whose units it takes, in the order in which they are taken.</summary>
    public IReadOnlyList<Stage> From { get; init; } = [];

    /// <summary>Stages that news from outside may take units from as well: what lies between is then implied. Commands may not.</summary>
    public IReadOnlyList<Stage> Implies { get; init; } = [];

    /// <summary>Where the units stand afterwards; null where none moves.</summary>
    public Stage? To { get; init; }

    /// <summary>Where units go for which it cannot be done; null where it is then refused.</summary>
    public Stage? Otherwise { get; init; }

    /// <summary>Stages in which units suffice for it to be done though they stay where they are.</summary>
    public IReadOnlyList<Stage> Touches { get; init; } = [];

    /// <summary>Only orders that are handed over like this; null for all.</summary>
    public HandOver? Only { get; init; }

    /// <summary>It may be done to an order that is held.</summary>
    public bool WhileHeld { get; init; }

    /// <summary>Only the tower itself does it, when its time has come.</summary>
    public bool ByTower { get; init; }

    /// <summary>What its body may tell; <see cref="Needs"/> are what it must.</summary>
    public IReadOnlyList<Told> Takes { get; init; } = [];

    public IReadOnlyList<Told> Needs { get; init; } = [];
}
