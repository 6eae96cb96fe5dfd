using System.Text.Json;

namespace ControlTower.EndToEnd.Kills;

/// <summary>The books of stock and orders, kept by hand from the journal: fact by fact nothing is oversold, no unit is moved that is not there, and every lot balances.</summary>
internal sealed class OrderBook
{
    private static readonly string[] SetAside = ["allocated", "released", "picking", "packed", "readyForPickUp"];

    private readonly Dictionary<string, Lot> lots = new(StringComparer.Ordinal);
    private readonly Dictionary<string, decimal> units = new(StringComparer.Ordinal);

    /// <summary>Ids of orders, as often as they were placed.</summary>
    public List<string> Placed { get; } = [];

    public int Moves { get; private set; }

    public IReadOnlyDictionary<string, Lot> Lots => lots;

    public void Fold(string kind, JsonElement body)
    {
        switch (kind)
        {
            case "stock.counted":
                var counted = LotOf(body.GetProperty("site"), body.GetProperty("item"), Text(body, "lot"));
                counted.Adjusted += body.GetProperty("quantity").GetDecimal() - counted.OnHand;
                counted.OnHand = body.GetProperty("quantity").GetDecimal();
                counted.Hold();
                break;
            case "stock.adjusted":
                var adjusted = LotOf(body.GetProperty("site"), body.GetProperty("item"), Text(body, "lot"));
                adjusted.Received += body.GetProperty("delta").GetDecimal();
                adjusted.OnHand += body.GetProperty("delta").GetDecimal();
                adjusted.Hold();
                break;
            case "order.placed":
                var order = body.GetProperty("order");
                Placed.Add(order.GetProperty("id").GetString()!);
                foreach (var line in order.GetProperty("lines").EnumerateArray()) Put(order.GetProperty("id").GetString()!, line.GetProperty("id").GetString()!, """{"stage":"placed"}""", line.GetProperty("quantity").GetDecimal());
                break;
            case "order.moved":
                foreach (var move in body.GetProperty("moves").EnumerateArray()) Move(body.GetProperty("order").GetString()!, move);
                break;
        }
    }

    private void Move(string order, JsonElement move)
    {
        Moves++;
        var (line, quantity, item) = (move.GetProperty("line").GetString()!, move.GetProperty("quantity").GetDecimal(), move.GetProperty("item"));
        Assert.True(quantity > 0);
        if (move.TryGetProperty("from", out var from))
        {
            Put(order, line, from.GetRawText(), -quantity);
            Tell(from, item, -quantity);
        }
        Put(order, line, move.GetProperty("to").GetRawText(), quantity);
        Tell(move.GetProperty("to"), item, quantity);
        foreach (var place in new[] { from, move.GetProperty("to") }.Where(place => place.ValueKind == JsonValueKind.Object && Text(place, "site") is not null)) LotOf(place.GetProperty("site"), item, Text(place, "lot")).Hold();
    }

    private void Put(string order, string line, string place, decimal quantity)
    {
        var key = $"{order} {line} {place}";
        var left = units.GetValueOrDefault(key) + quantity;
        Assert.True(left >= 0, $"{key} has {left - quantity} units and gives {-quantity}");
        units[key] = left;
    }

    private void Tell(JsonElement place, JsonElement item, decimal quantity)
    {
        if (Text(place, "site") is null) return;
        var (lot, stage) = (LotOf(place.GetProperty("site"), item, Text(place, "lot")), place.GetProperty("stage").GetString()!);
        if (SetAside.Contains(stage)) lot.SetAside += quantity;
        else lot.OnHand -= quantity;
        if (stage == "shipped") lot.InTransit += quantity;
        else if (stage == "lost") lot.WrittenOff += quantity;
        else if (!SetAside.Contains(stage)) lot.Shipped += quantity;
    }

    private Lot LotOf(JsonElement site, JsonElement item, string? lot)
    {
        var key = $"{site.GetString()} {item.GetString()} {lot}";
        return lots.TryGetValue(key, out var known) ? known : lots[key] = new(key);
    }

    private static string? Text(JsonElement body, string member) => body.TryGetProperty(member, out var value) ? value.GetString() : null;

    internal sealed class Lot(string name)
    {
        public decimal OnHand { get; set; }

        public decimal SetAside { get; set; }

        public decimal InTransit { get; set; }

        public decimal Shipped { get; set; }

        public decimal WrittenOff { get; set; }

        public decimal Received { get; set; }

        public decimal Adjusted { get; set; }

        public void Hold()
        {
            Assert.True(SetAside >= 0 && SetAside <= OnHand, $"{name} is oversold: {SetAside} set aside of {OnHand}");
            Assert.Equal(Received + Adjusted, OnHand + InTransit + Shipped + WrittenOff);
        }
    }
}
