using ControlTower.Core.Exceptions;
using ControlTower.Core.Kernel;
using ControlTower.Core.Network;
using ControlTower.Core.Protocols;

namespace ControlTower.Core.Tower.Options;

/// <summary>An option before it is known what it saves.</summary>
internal sealed record OptionDraft(Money Cost, IReadOnlyList<PlannedMove> Moves, DateTimeOffset? RegainedAt, string Title)
{
    public IReadOnlyList<PlannedProduction> Production { get; init; } = [];

    /// <summary>Units of orders that it has served by another site.</summary>
    public IReadOnlyList<PlannedServing> Servings { get; init; } = [];

    /// <summary>What it saves, where that is known without weighing it on a copy of the state.</summary>
    public Saving? Saves { get; init; }

    /// <summary>Stock that it uses.</summary>
    public IReadOnlyList<ReliedStock> Relied { get; init; } = [];
}

/// <summary>What an option saves of what is at risk.</summary>
/// <param name="StopHours">Of production that would stand still.</param>
internal sealed record Saving(int Orders, int Lines, decimal StopHours)
{
    public bool IsNothing => Orders == 0 && Lines == 0 && StopHours == 0;

    public string Text(string kind)
    {
        var orders = Orders switch { 0 => null, 1 => "1 order saved", _ => $"{Orders} orders saved" };
        var stops = StopHours > 0 ? $"{StopHours:0.#} h of standstill avoided" : null;
        if (orders is not null || stops is not null) return string.Join(", ", new[] { orders, stops }.OfType<string>());
        return kind switch { "wait" => "nothing is saved", "coordinate" => "people do what the steps say", _ => "no order is saved, supply is restored" };
    }
}

/// <summary>What all options are reckoned with.</summary>
internal sealed record WeighingContext(TowerState State, ExceptionCase One, DateTimeOffset Now, TowerRules Rules)
{
    /// <summary>The run that they are weighed for.</summary>
    public required string Run { get; init; }

    /// <summary>Hours of the lane under the conditions that hold, or of the shortest way over several; null where there is none.</summary>
    public decimal? LeadTime(string from, string to) => State.Network.Lane(from, to) is { } lane ? State.Network.EffectiveLeadTime(lane, Now) : State.Network.HoursBetween(from, to);

    /// <summary>When goods that are ready now are there by a lane: it has to open first, and takes as long as its conditions make it.</summary>
    public DateTimeOffset Arrives(LaneEntry lane)
    {
        var leaves = WorkTime.Of(lane, State.Network.Sites.Find(lane.From)?.Entry).Opening(Now)?.ToUniversalTime() ?? Now;
        return leaves.AddHours((double)State.Network.EffectiveLeadTime(lane, leaves));
    }

    /// <summary>The same by the lane, or else over several; null where no way leads.</summary>
    public DateTimeOffset? Arrives(string from, string to)
    {
        if (State.Network.Lane(from, to) is { } lane) return Arrives(lane);
        var graph = LaneGraph.Of(State.Network);
        if (graph.NumberOf(from) is not (>= 0 and var begin) || graph.NumberOf(to) is not (>= 0 and var end)) return null;
        return graph.Arrival(begin, Now.UtcTicks, end) is var at && at == LaneGraph.Unreached ? null : new(at, TimeSpan.Zero);
    }

    /// <summary>Fixed cost of the lane and cost by weight; an item without a weight costs the fixed part alone.</summary>
    public Money Transport(LaneEntry lane, string item, Quantity quantity)
    {
        var weight = State.Network.Items.Find(item)?.Entry.WeightKg ?? 0;
        var perUnit = Money.Of((lane.PerKg ?? 0) * weight, Rules.Currency);
        return Money.Of(lane.Fixed ?? 0, Rules.Currency) + (perUnit * quantity);
    }

    /// <summary>Of one unit, in the currency of the tower; null where it is not known.</summary>
    public Money? UnitCost(string item) => State.Network.Items.Find(item)?.Entry.UnitCost is { } cost && cost.Currency == Rules.Currency ? cost : null;
}
