using ControlTower.Core.Exceptions;
using ControlTower.Core.Kernel;
using ControlTower.Core.Kpis;
using ControlTower.Core.Protocols;
using ControlTower.Core.Signals;
using ControlTower.Core.Tower.Options;

namespace ControlTower.Core.Tower.Publishing;

/// <summary>What there is that a protocol may name, as the state stands.</summary>
public static class ProtocolWorlds
{
    private static readonly string[] CaseKinds = [.. Enum.GetNames<CaseKind>().Select(name => char.ToLowerInvariant(name[0]) + name[1..])];

    public static ProtocolWorld Of(TowerState state, TowerRules rules) =>
        new(rules.Currency, CaseKinds, [.. SignalTypes.Schemas.Keys], OptionWeigher.Kinds, [.. KpiCatalog.All.Select(kpi => kpi.Definition.Id)], state.People.Functions)
        {
            HeldFunctions = [.. state.People.Persons.Values.Where(person => person.Active).SelectMany(person => person.Functions).Distinct()],
            Cheapest = Cheapest(state),
        };

    private static OrdinalMap<Money> Cheapest(TowerState state)
    {
        var cheapest = OrdinalMap<Money>.Empty;
        foreach (var option in state.Protocols.Runs.Values.SelectMany(run => run.Options))
        {
            if (!cheapest.TryGetValue(option.Kind, out var known) || (known.Currency == option.Cost.Currency && option.Cost < known)) cheapest = cheapest.Set(option.Kind, option.Cost);
        }
        return cheapest;
    }
}
