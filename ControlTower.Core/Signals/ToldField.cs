using System.Globalization;
using System.Text.Json;
using ControlTower.Core.Kernel;

namespace ControlTower.Core.Signals;

/// <summary>A field of which several sources may tell, and what one of them told.</summary>
/// <param name="Name">One of <see cref="Names"/>.</param>
/// <param name="About">What it is a field of: parts joined by <see cref="Keys.Separator"/>.</param>
/// <param name="Value">A number, or an instant in UTC.</param>
public sealed record ToldField(string Name, string About, string Value)
{
    public const string CountedQuantity = "inventory.counted.quantity";
    public const string Eta = "shipment.eta";

    /// <summary>Two counts agree within the larger of this share of the first and <see cref="Units"/>.</summary>
    private const decimal Share = 0.02m;
    private const decimal Units = 2;
    private const string Instant = "yyyy-MM-dd'T'HH:mm:ss'Z'";
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    public static IReadOnlyList<string> Names { get; } = [CountedQuantity, Eta];

    public string Key => Keys.Of(Name, About);

    /// <summary>Null where a signal tells of no such field.</summary>
    public static ToldField? Of(string type, JsonElement data) => type switch
    {
        SignalTypes.InventoryCounted => new(
            CountedQuantity, Keys.Of(data.Text("site"), data.Text("item"), data.TextOrNull("lot") ?? ""), data.Number("quantity").ToString(CultureInfo.InvariantCulture)),
        SignalTypes.ShipmentEta => new(Eta, data.Text("shipment"), data.InstantOrNull("eta")!.Value.ToString(Instant, CultureInfo.InvariantCulture)),
        _ => null,
    };

    /// <summary>Estimates agree within an hour.</summary>
    public bool Contradicts(string held) => Name == Eta
        ? (Parsed(Value) - Parsed(held)).Duration() > Hour
        : Math.Abs(Number(Value) - Number(held)) > Math.Max(Units, Math.Abs(Number(held)) * Share);

    private static decimal Number(string text) => decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    private static DateTimeOffset Parsed(string text) => DateTimeOffset.ParseExact(text, Instant, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}

/// <summary>What a source told last of a field.</summary>
/// <param name="At">When it held, by the source.</param>
public sealed record ToldValue(string Source, string Value, DateTimeOffset At);
