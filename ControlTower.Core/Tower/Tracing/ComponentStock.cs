using ControlTower.Core.Kernel;
using ControlTower.Core.Network;
using ControlTower.Core.Orders;
using ControlTower.Core.Protocols;

namespace ControlTower.Core.Tower.Tracing;

/// <summary>
/// What a plant has of an item beyond its safety stock and beyond what others need of it: production that has not begun, orders that
/// wait there, and orders elsewhere that no stock elsewhere covers.
/// </summary>
internal sealed class ComponentStock(TowerState state)
{
    private readonly Dictionary<string, Quantity> taken = new(StringComparer.Ordinal); // lookup only
    private ILookup<string, Claim>? claims;

    /// <summary>Positions that were drawn on.</summary>
    public IReadOnlyList<ReliedStock> Relied { get; private set; } = [];

    public Quantity Spare(string site, string item, StockUser user)
    {
        if (state.Network.StockOf(site, item) is not { } position) return Quantity.Zero;
        claims ??= state.Orders.ProductionOrders.Values.Where(order => order.StartedAt is null).SelectMany(ClaimsOf).ToLookup(claim => claim.Key, StringComparer.Ordinal); // lookup only
        var key = Keys.Of(site, item);
        var needed = claims[key].Where(claim => claim.Order != user.Order && (user.Before is not { } before || claim.StartAt <= before)).Aggregate(0L, (sum, claim) => Micros.AddCapped(sum, claim.Micros));
        needed = Micros.AddCapped(Micros.AddCapped(needed, Wanted(site, item)), Micros.AddCapped(Unordered(site, item, user.Product), taken.GetValueOrDefault(key).Micros));
        return new(Math.Max(0, Micros.AddCapped(position.Available.Micros, -Micros.AddCapped(needed, (position.Safety ?? Quantity.Zero).Micros))));
    }

    /// <summary>True where there is enough of each for so many units.</summary>
    public bool Has(string site, IReadOnlyList<BomInput> inputs, Quantity units, StockUser user) => Needs(inputs, units).All(need => need.Quantity <= Spare(site, need.Item, user));

    /// <summary>True, and taken, where there is enough of each for so many units.</summary>
    public bool TryTake(string site, IReadOnlyList<BomInput> inputs, Quantity units, StockUser user)
    {
        if (!Has(site, inputs, units, user)) return false;
        foreach (var (item, quantity) in Needs(inputs, units))
        {
            var key = Keys.Of(site, item);
            taken[key] = taken.GetValueOrDefault(key) + quantity;
        }
        Rely(site, inputs);
        return true;
    }

    /// <summary>What was reckoned with holds only as long as so much lies there.</summary>
    public void Rely(string site, IReadOnlyList<BomInput> inputs) =>
        Relied = [.. Relied.Concat(inputs.Select(input => state.Network.StockOf(site, input.Item)).OfType<StockPosition>().Select(position => new ReliedStock(site, position.Item, position.Available.Micros))).Distinct()];

    /// <summary>Of each item once, in order of item.</summary>
    public static IReadOnlyList<(string Item, Quantity Quantity)> Needs(IReadOnlyList<BomInput> inputs, Quantity units) =>
    [
        .. inputs.GroupBy(input => input.Item, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal) // ordered: first seen first
            .Select(group => (group.Key, new Quantity(Micros.Multiply(group.Aggregate(0L, (sum, input) => Micros.AddCapped(sum, input.Quantity.Micros)), units.Micros)))),
    ];

    /// <summary>How many whole units the stock of all inputs is enough for, at most so many.</summary>
    public Quantity Makeable(string site, string product, IReadOnlyList<BomInput> inputs, Quantity most)
    {
        var units = decimal.Floor(most.Units);
        foreach (var (item, quantity) in Needs(inputs, Quantity.Of(1)))
        {
            if (quantity > Quantity.Zero) units = Math.Min(units, decimal.Floor(Spare(site, item, StockUser.Making(product)).Units / quantity.Units));
        }
        return Quantity.Of(Math.Max(0, units));
    }

    private IEnumerable<Claim> ClaimsOf(ProductionOrder order) =>
        Needs(order.Inputs ?? state.Network.Bom(order.Site, order.Item)?.Inputs ?? [], order.Left).Select(need => new Claim(Keys.Of(order.Site, need.Item), order.Id, order.StartAt, need.Quantity.Micros));

    /// <summary>By orders that wait at the site, or at others that have too little of it.</summary>
    private long Wanted(string site, string item)
    {
        var (here, all) = (0L, 0L);
        foreach (var line in state.Orders.WantedOf(item))
        {
            all = Micros.AddCapped(all, line.Quantity.Micros);
            if (line.Destination == site) here = Micros.AddCapped(here, line.Quantity.Micros);
        }
        return Math.Max(here, Micros.AddCapped(all, -Available(item, site)));
    }

    /// <summary>By what customers want of products that the site makes without any order for them.</summary>
    private long Unordered(string site, string item, string? product)
    {
        var needed = 0L;
        foreach (var bom in state.Network.BomsWith(item).Where(bom => bom.Site == site && bom.Item != product && !state.Orders.ProductionOf(bom.Item).Any(order => order.Site == site && !order.Added)))
        {
            var wanted = state.Orders.WantedOf(bom.Item).Aggregate(0L, (sum, line) => Micros.AddCapped(sum, line.Quantity.Micros));
            var missing = Math.Max(0, Micros.AddCapped(wanted, -Available(bom.Item, null)));
            foreach (var need in Needs(bom.Inputs, new(missing)).Where(need => need.Item == item)) needed = Micros.AddCapped(needed, need.Quantity.Micros);
        }
        return needed;
    }

    private long Available(string item, string? without) => state.Network.PositionsOf(item)
        .Where(position => position.Site != without && position.Available > Quantity.Zero && state.Network.Sites.Find(position.Site)?.Kind != SiteKind.Supplier)
        .Aggregate(0L, (sum, position) => Micros.AddCapped(sum, position.Available.Micros));

    private sealed record Claim(string Key, string Order, DateTimeOffset StartAt, long Micros);
}

/// <summary>Who is to use stock.</summary>
/// <param name="Order">Whose own need is not another's; null for an order that there is not yet.</param>
/// <param name="Before">Needs of production that begins later do not come first; null where all do.</param>
internal readonly record struct StockUser(string? Order, DateTimeOffset? Before)
{
    /// <summary>What it makes, where no order stands for it yet: what customers want of it is no other need.</summary>
    public string? Product { get; init; }

    public static StockUser Making(string product) => new(null, null) { Product = product };
}
