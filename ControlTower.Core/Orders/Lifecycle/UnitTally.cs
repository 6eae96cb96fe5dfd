using ControlTower.Core.Kernel;

namespace ControlTower.Core.Orders.Lifecycle;

/// <summary>The units of an order while some of them move.</summary>
internal sealed class UnitTally(IReadOnlyList<UnitGroup> units)
{
    private readonly List<UnitGroup> groups = [.. units];

    public void Take(string line, UnitPlace from, Quantity quantity)
    {
        var at = groups.FindIndex(group => group.Line == line && group.Place == from);
        if (at < 0) return;
        var left = groups[at].Quantity - quantity;
        if (left > Quantity.Zero) groups[at] = groups[at] with { Quantity = left };
        else groups.RemoveAt(at);
    }

    public void Put(string line, UnitPlace to, Quantity quantity, DateTimeOffset at)
    {
        var known = groups.FindIndex(group => group.Line == line && group.Place == to);
        if (known >= 0) groups[known] = groups[known] with { Quantity = groups[known].Quantity + quantity, Since = at };
        else groups.Add(new(line, to, quantity, at));
    }

    public IReadOnlyList<UnitGroup> InOrderOf(IReadOnlyList<OrderLine> lines)
    {
        var rank = new Dictionary<string, int>(StringComparer.Ordinal); // lookup only
        for (var i = 0; i < lines.Count; i++) rank[lines[i].Id] = i;
        return [.. groups.OrderBy(group => rank[group.Line])];
    }
}
