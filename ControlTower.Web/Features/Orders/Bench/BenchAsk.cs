using System.Globalization;
using ControlTower.Core.Kernel;
using ControlTower.Core.Tower.Routing;

namespace ControlTower.Web.Features.Orders.Bench;

/// <summary>What is tried, as it stands in the address: a link to it shows the same to whoever opens it.</summary>
public sealed record BenchAsk
{
    public const string Path = "/orders/bench";

    /// <summary>Of a basket as it is typed.</summary>
    public const int LongestBasket = 2_000;

    /// <summary>One that the tower has; null: the basket.</summary>
    public string? Order { get; init; }

    public string? To { get; init; }

    /// <summary>As it is typed: item and quantity, lines apart by commas.</summary>
    public string? Basket { get; init; }

    /// <summary>Null: the policy that applies.</summary>
    public string? Policy { get; init; }

    public int? Version { get; init; }

    public IReadOnlyList<BenchChange> Changes { get; init; } = [];

    /// <summary>Nothing to try yet.</summary>
    public bool Nothing => Order is null && (To is null || Basket is null);

    /// <param name="word">All values of a name in the query.</param>
    public static BenchAsk Read(Func<string, IReadOnlyList<string>> word) => new()
    {
        Order = Known(word("order")),
        To = Known(word("to")),
        Basket = Known(word("basket")) is { } basket ? basket[..Math.Min(basket.Length, LongestBasket)] : null,
        Policy = Known(word("policy")),
        Version = int.TryParse(Known(word("version")), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null,
        Changes = [.. word("change").Select(BenchWord.Parse).OfType<BenchChange>().Take(BenchQuestion.MostChanges)],
    };

    public string Url()
    {
        var parts = new List<string>();
        Add("order", Order);
        Add("to", Order is null ? To : null);
        Add("basket", Order is null ? Basket : null);
        Add("policy", Policy);
        Add("version", Version?.ToString(CultureInfo.InvariantCulture));
        foreach (var change in Changes) Add("change", BenchWord.Of(change));
        return parts.Count == 0 ? Path : $"{Path}?{string.Join('&', parts)}";

        void Add(string name, string? value)
        {
            if (value is { Length: > 0 }) parts.Add($"{name}={Uri.EscapeDataString(value)}");
        }
    }

    /// <summary>The same thing is changed once: what was said of it before no longer holds.</summary>
    public BenchAsk With(BenchChange change) => this with { Changes = [.. Changes.Where(one => !one.IsAbout(change)), change] };

    public BenchAsk Without(BenchChange change) => this with { Changes = [.. Changes.Where(one => !one.IsAbout(change))] };

    /// <summary>Before its last change.</summary>
    public BenchAsk Undone => this with { Changes = [.. Changes.SkipLast(1)] };

    public BenchChange? Of(BenchLever lever, string? site = null, string? item = null) => Changes.LastOrDefault(one => one.IsAbout(new(lever) { Site = site, Item = item }));

    /// <returns>Refused where the basket cannot be read.</returns>
    public Result<BenchQuestion> Question(DateTimeOffset now)
    {
        var question = new BenchQuestion(now) { Order = Order, Policy = Policy, Version = Version, Changes = Changes };
        if (Order is not null) return question;
        var lines = new List<PromiseLine>();
        foreach (var text in (Basket ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (LineOf(text) is not { } line) return Refusal.Invalid($"“{text}” is no line: write an item and how many of it, such as ITEM-1 4.", "/basket");
            lines.Add(line);
        }
        return question with { Destination = To, Lines = lines };
    }

    private static PromiseLine? LineOf(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 1) return new(words[0], Quantity.Of(1));
        return words.Length == 2 && decimal.TryParse(words[1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var units) && units is > 0 and <= Micros.Limit ? new(words[0], Quantity.Of(units)) : null;
    }

    private static string? Known(IReadOnlyList<string> values) => values is [var value, ..] && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;
}
