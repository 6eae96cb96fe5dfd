using ControlTower.Core.Network;

namespace ControlTower.Tests.Tower;

/// <summary>
/// The impact of late goods once more, by other means: ways by Floyd and Warshall, times by repeating until nothing changes, what comes
/// from where by plain recursion. Hours since the start; sites always work, lanes as their hours say.
/// </summary>
internal sealed class PlainImpact
{
    private readonly NetworkDocument network;
    private readonly decimal now;
    private readonly PlainArrivals arrivals;
    private readonly List<string> sites;
    private readonly List<string> items;
    private readonly Dictionary<(string, string), decimal> ways = [];
    private readonly HashSet<(string, string)> goesInto = [];
    private readonly Dictionary<(string Item, string Site), decimal> late = [];
    private readonly HashSet<(string, string)> fromOutside = [];
    private readonly HashSet<string> held;
    private readonly List<Wish> wishes = [];
    private readonly List<Wish> derived = [];
    private readonly Dictionary<string, List<Wish>> inputsOf = [];

    public PlainImpact(NetworkDocument network, IReadOnlyList<(string Item, string Site, decimal At)> supplies, HashSet<string> held, decimal now)
    {
        (this.network, this.now, this.held) = (network, now, held);
        arrivals = new(network);
        sites = [.. network.Sites!.Select(site => site.Id)];
        items = [.. network.Items!.Select(item => item.Id)];
        Ways();
        Times(supplies);
        Wishes();
        GiveOut();
    }

    public IEnumerable<(string Order, string Line, decimal LateBy)> Lines => wishes.Where(wish => wish.Line is not null).Select(wish => (Wish: wish, Arrival: Arrives(wish)))
        .Where(one => one.Arrival.At > one.Wish.By && one.Arrival.At > (one.Arrival.Planned ?? decimal.MinValue))
        .Select(one => (one.Wish.Line!.Value.Order, one.Wish.Line.Value.Line, one.Arrival.At!.Value - one.Wish.By)).Order();

    public IEnumerable<(string Site, decimal From, decimal Until)> Stops =>
        Standing().GroupBy(stop => stop.Site).Select(group => (group.Key, group.Min(stop => stop.From), group.Max(stop => stop.Until))).Order();

    /// <summary>By what is not made where.</summary>
    public IEnumerable<(string Site, string Product, decimal From, decimal Until)> Standing()
    {
        foreach (var order in network.ProductionOrders!.Where(order => inputsOf.ContainsKey(order.Id)))
        {
            var (start, planned) = (StartOf(order.Id).At!.Value, Math.Max(Hours(order.StartAt), now));
            if (start > planned) yield return (order.Site, order.Item, planned, start);
        }
        foreach (var wish in derived.Where(wish => !network.ProductionOrders!.Any(order => order.Site == wish.Site)))
        {
            var arrival = Arrives(wish);
            if (arrival.At > wish.By && arrival.At > (arrival.Planned ?? decimal.MinValue)) yield return (wish.Site, wish.Product!, wish.By, arrival.At.Value);
        }
    }

    private IEnumerable<BomEntry> Boms => network.Boms!.Where(bom => bom.Alternate is null);

    private bool Circle(string a, string b) => a == b || (goesInto.Contains((a, b)) && goesInto.Contains((b, a)));

    private decimal? Way(string from, string to) => from == to ? 0 : ways.TryGetValue((from, to), out var hours) ? hours : null;

    private decimal? There(string from, decimal at, string to) => !arrivals.HasHours ? at + Way(from, to) : arrivals.At(from, at, to);

    private Arrival Sent(Arrival made, string from, string to) => new(made.At is { } at ? There(from, at, to) : null, made.Planned is { } planned ? There(from, planned, to) : null);

    private void Ways()
    {
        foreach (var lane in network.Lanes!) ways[(lane.From, lane.To)] = lane.LeadTimeHours;
        foreach (var (input, product) in Boms.SelectMany(bom => bom.Inputs.Select(input => (input.Item, bom.Item)))) goesInto.Add((input, product));
        foreach (var (a, middle, b) in from middle in sites from a in sites from b in sites select (a, middle, b))
        {
            if (Way(a, middle) is { } first && Way(middle, b) is { } second && (Way(a, b) is not { } known || first + second < known)) ways[(a, b)] = first + second;
        }
        foreach (var (a, middle, b) in from middle in items from a in items from b in items select (a, middle, b))
        {
            if (goesInto.Contains((a, middle)) && goesInto.Contains((middle, b))) goesInto.Add((a, b));
        }
    }

    /// <summary>Where goods come again: first whether they are late at all, then when, until nothing changes.</summary>
    private void Times(IReadOnlyList<(string Item, string Site, decimal At)> supplies)
    {
        var reached = supplies.Select(one => (one.Item, one.Site)).ToHashSet();
        bool AnyAt(string item, string site) => reached.Any(place => place.Item == item && Way(place.Site, site) is not null);
        for (var before = -1; before != reached.Count;)
        {
            before = reached.Count;
            foreach (var bom in Boms) if (bom.Inputs.Any(input => AnyAt(input.Item, bom.Site))) reached.Add((bom.Item, bom.Site));
        }
        var given = supplies.GroupBy(one => (one.Item, one.Site)).ToDictionary(group => group.Key, group => group.Min(one => one.At));
        for (var changed = true; changed;)
        {
            changed = false;
            foreach (var (item, site) in reached)
            {
                decimal? at = given.TryGetValue((item, site), out var told) ? told : null;
                var made = Made(item, site, AnyAt);
                if (at is null || made < at) fromOutside.Remove((item, site));
                else fromOutside.Add((item, site));
                if (at is null || made < at) at = made;
                if (at is not { } so || (late.TryGetValue((item, site), out var known) && known == so)) continue;
                late[(item, site)] = so;
                changed = true;
            }
        }
    }

    private decimal? Made(string item, string site, Func<string, string, bool> anyAt)
    {
        if (Boms.FirstOrDefault(one => one.Item == item && one.Site == site) is not { } bom) return null;
        var waits = bom.Inputs.Where(input => anyAt(input.Item, site)).ToList();
        var outside = waits.Where(input => !Circle(input.Item, item)).ToList();
        var times = (outside.Count > 0 ? outside : waits).Select(input => LateAt(input.Item, site)?.At).ToList();
        if (times.Count == 0 || (outside.Count > 0 && times.Contains(null))) return null;
        return (outside.Count > 0 ? times.Max() : times.Min()) + bom.Hours;
    }

    private (string From, decimal At)? LateAt(string item, string site)
    {
        return late.Where(pair => pair.Key.Item == item && Way(pair.Key.Site, site) is not null)
            .Select(pair => ((string, decimal At)?)(pair.Key.Site, There(pair.Key.Site, pair.Value, site)!.Value))
            .OrderBy(one => one!.Value.At).ThenBy(one => fromOutside.Contains((item, one!.Value.Item1)) ? 0 : 1).ThenBy(one => one!.Value.Item1, StringComparer.Ordinal).FirstOrDefault();
    }

    private void Wishes()
    {
        wishes.AddRange(network.Orders!.SelectMany(order => order.Lines.Select(line =>
            new Wish(line.Item, order.Destination, Hours(order.PromisedBy), line.Quantity.Units, $"{order.Id}\u001f{line.Id}") { Line = (order.Id, line.Id) })));
        foreach (var order in network.ProductionOrders!)
        {
            if (Boms.FirstOrDefault(one => one.Item == order.Item && one.Site == order.Site) is not { } bom) continue;
            foreach (var input in bom.Inputs.Where(input => late.Keys.Any(place => place.Item == input.Item)))
            {
                var wish = new Wish(input.Item, order.Site, Hours(order.StartAt), order.Quantity.Units * input.Quantity.Units, $"{order.Id}\u001f") { Product = order.Item };
                wishes.Add(wish);
                (inputsOf.TryGetValue(order.Id, out var known) ? known : inputsOf[order.Id] = []).Add(wish);
            }
        }
    }

    private void GiveOut()
    {
        var left = items.Where(item => late.Keys.Any(place => place.Item == item)).ToList();
        var given = new HashSet<string>();
        while (left.Count > 0)
        {
            // Of what goes into nothing else that is left, save in a circle: the last by name.
            var next = left.Where(item => !left.Any(other => other != item && goesInto.Contains((item, other)) && !Circle(item, other)))
                .OrderDescending(StringComparer.Ordinal).First();
            foreach (var member in left.Where(item => Circle(item, next)).OrderDescending(StringComparer.Ordinal).ToList())
            {
                given.Add(member);
                left.Remove(member);
                GiveOut(member, given);
            }
        }
    }

    private void GiveOut(string item, HashSet<string> given)
    {
        var heaps = Heaps(item);
        foreach (var wish in wishes.Concat(derived).Where(wish => wish.Item == item).OrderBy(wish => wish.By).ThenBy(wish => wish.Key, StringComparer.Ordinal).ThenBy(wish => wish.Product, StringComparer.Ordinal).ToList())
        {
            var quickest = LateAt(item, wish.Site);
            var missing = wish.Quantity;
            foreach (var heap in Order(heaps, wish, quickest?.At))
            {
                var taken = Math.Min(heap.Left, missing);
                if (taken == 0) continue;
                heap.Left -= taken;
                missing -= taken;
                var at = heap.There(wish.Site)!.Value;
                if (heap.Production is { } order && !(wish.Product is { } product && product != item && Circle(product, item))) wish.From.Add(() => Sent(DueOf(order), heap.Site, wish.Site));
                else if (!heap.Lies && at > wish.By && quickest is not null) wish.From.Add(() => new(at, at));
            }
            if (missing > 0 && quickest is { } so) Wait(wish, missing, so, given);
        }
    }

    private void Wait(Wish wish, decimal missing, (string From, decimal At) quickest, HashSet<string> given)
    {
        var bom = Boms.FirstOrDefault(one => one.Item == wish.Item && one.Site == quickest.From);
        if (bom is null || fromOutside.Contains((wish.Item, quickest.From)) || bom.Inputs.Any(input => given.Contains(input.Item)))
        {
            wish.From.Add(() => new(quickest.At, null));
            return;
        }
        var way = Way(bom.Site, wish.Site)!.Value;
        var inputs = bom.Inputs.Where(input => LateAt(input.Item, bom.Site) is not null)
            .Select(input => new Wish(input.Item, bom.Site, Math.Max(now, wish.By - way - bom.Hours), missing * input.Quantity.Units, wish.Key) { Product = bom.Item }).ToList();
        derived.AddRange(inputs);
        wish.From.Add(() => Sent(After(inputs.Select(Arrives).Aggregate(new Arrival(null, null), Later), bom.Hours), bom.Site, wish.Site));
    }

    private static IEnumerable<Heap> Order(List<Heap> heaps, Wish wish, decimal? lateAt)
    {
        foreach (var heap in heaps.Where(heap => heap.Lies && heap.Site == wish.Site)) yield return heap;
        foreach (var heap in heaps.Where(heap => heap.Lies && heap.There(wish.Site) is not null)) yield return heap;
        foreach (var heap in heaps.Where(heap => !heap.Lies && heap.There(wish.Site) <= wish.By)) yield return heap;
        foreach (var heap in heaps.Where(heap => !heap.Lies && heap.There(wish.Site) is not null && (lateAt is null || heap.There(wish.Site) < lateAt))) yield return heap;
    }

    private List<Heap> Heaps(string item)
    {
        var lying = network.Stock!.Where(stock => stock.Item == item && network.Sites!.Single(site => site.Id == stock.Site).Kind != SiteKind.Supplier)
            .OrderBy(stock => stock.Site, StringComparer.Ordinal).Select(stock => new Heap(stock.Site, now, stock.Quantity.Units, null) { Lies = true });
        var moving = network.PurchaseOrders!.Select(one => (one.Id, one.To, one.Lines, one.PromisedAt)).Concat(network.Shipments!.Select(one => (one.Id, one.To, one.Lines, one.PromisedAt)))
            .Where(one => !held.Contains(one.Id) && one.Lines.Any(line => line.Item == item)).OrderBy(one => one.Id, StringComparer.Ordinal)
            .Select(one => new Heap(one.To, Math.Max(now, Hours(one.PromisedAt)), one.Lines.Where(line => line.Item == item).Sum(line => line.Quantity.Units), null));
        var made = network.ProductionOrders!.Where(order => order.Item == item).OrderBy(order => order.Id, StringComparer.Ordinal)
            .Select(order => new Heap(order.Site, Math.Max(now, Hours(order.DueAt)), order.Quantity.Units, order.Id));
        var coming = moving.Concat(made).OrderBy(heap => heap.At).ThenBy(heap => heap.Site, StringComparer.Ordinal);
        return [.. lying.Concat(coming).Select(heap => heap with { There = to => There(heap.Site, heap.At, to) })];
    }

    private static Arrival Arrives(Wish wish) => wish.From.Select(from => from()).Aggregate(new Arrival(null, null), Later);

    private Arrival StartOf(string order)
    {
        var start = Hours(network.ProductionOrders!.Single(one => one.Id == order).StartAt);
        var inputs = (inputsOf.TryGetValue(order, out var known) ? known : []).Select(Arrives).Aggregate(new Arrival(null, null), Later);
        return new(Math.Max(start, inputs.At ?? start), Math.Max(start, inputs.Planned ?? start));
    }

    private Arrival DueOf(string id)
    {
        var order = network.ProductionOrders!.Single(one => one.Id == id);
        return After(StartOf(id), Hours(order.DueAt) - Hours(order.StartAt));
    }

    private static Arrival After(Arrival arrival, decimal hours) => new(arrival.At + hours, arrival.Planned + hours);

    private static Arrival Later(Arrival a, Arrival b) => new(Max(a.At, b.At), Max(a.Planned, b.Planned));

    private static decimal? Max(decimal? a, decimal? b) => a is null ? b : b is null ? a : Math.Max(a.Value, b.Value);

    private static decimal Hours(DateTimeOffset at) => (at - Scene.Start).Ticks / (decimal)TimeSpan.TicksPerHour;

    private readonly record struct Arrival(decimal? At, decimal? Planned);

    private sealed record Heap(string Site, decimal At, decimal Quantity, string? Production)
    {
        public decimal Left { get; set; } = Quantity;

        public bool Lies { get; init; }

        public Func<string, decimal?> There { get; init; } = _ => null;
    }

    private sealed class Wish(string item, string site, decimal by, decimal quantity, string key)
    {
        public string Item { get; } = item;

        public string Site { get; } = site;

        public decimal By { get; } = by;

        public decimal Quantity { get; } = quantity;

        public string Key { get; } = key;

        public (string Order, string Line)? Line { get; init; }

        public string? Product { get; init; }

        public List<Func<Arrival>> From { get; } = [];
    }
}
