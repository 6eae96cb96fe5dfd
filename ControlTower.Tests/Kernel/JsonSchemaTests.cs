using System.Diagnostics;
using System.Text.Json;
using ControlTower.Core.Kernel;
using ControlTower.Core.Kernel.Json;
using ControlTower.Core.Network;
using ControlTower.Core.Signals;

namespace ControlTower.Tests.Kernel;

/// <summary>Hostile documents: each gets a clear finding at its place, in bounded time, and nothing that passes fails later.</summary>
public sealed class JsonSchemaTests
{
    private static readonly JsonSchema Network = JsonSchema.Parse(Embedded.Text("schemas/network.json"));

    [Theory]
    [InlineData("""{"sites":[{"id":"\ud800","name":"x","kind":"Store"}]}""", "/sites/0/id", "not valid Unicode")]
    [InlineData("""{"sites":[{"id":"\udc00\ud800","name":"x","kind":"Store"}]}""", "/sites/0/id", "not valid Unicode")]
    [InlineData("""{"sites":[{"id":"a\u0000b","name":"x","kind":"Store"}]}""", "/sites/0/id", "control character")]
    [InlineData("""{"sites":[{"id":"a\u202eb","name":"x","kind":"Store"}]}""", "/sites/0/id", "control character")]
    [InlineData("""{"sites":[{"id":"","name":"x","kind":"Store"}]}""", "/sites/0/id", "empty")]
    [InlineData("""{"sites":[{"id":"a","id":"b","name":"x","kind":"Store"}]}""", "/sites/0/id", "stands twice")]
    [InlineData("""{"sites":[{"id":"a","name":"x","kind":"store"}]}""", "/sites/0/kind", "expected one of")]
    [InlineData("""{"sites":[{"id":"a","name":"x","kind":"Store","~/":1}]}""", "/sites/0/~0~1", "unknown")]
    [InlineData("""{"sites":[{"id":"a","name":"x"}]}""", "/sites/0/kind", "required")]
    [InlineData("""{"sites":[{"id":7,"name":"x","kind":"Store"}]}""", "/sites/0/id", "expected string, found number")]
    [InlineData("""{"sites":[{"id":"a","name":"x","kind":"Store","lat":90.1,"lon":0}]}""", "/sites/0/lat", "above 90")]
    [InlineData("""{"sites":[{"id":"a","name":"x","kind":"Store","tier":1.5}]}""", "/sites/0/tier", "expected integer")]
    [InlineData("""{"stock":[{"site":"a","item":"b","quantity":-1}]}""", "/stock/0/quantity", "below 0")]
    [InlineData("""{"stock":[{"site":"a","item":"b","quantity":1e400}]}""", "/stock/0/quantity", "beyond")]
    [InlineData("""{"stock":[{"site":"a","item":"b","quantity":1e13}]}""", "/stock/0/quantity", "beyond")]
    [InlineData("""{"stock":[{"site":"a","item":"b","quantity":"NaN"}]}""", "/stock/0/quantity", "expected number")]
    [InlineData("""{"suppliers":[{"site":"a","item":"b","price":{"amount":1,"currency":"eur"}}]}""", "/suppliers/0/price/currency", "ISO 4217")]
    [InlineData("[]", "", "expected object, found array")]
    public void Document_ThatIsHostile_IsFoundAtItsPlace(string json, string pointer, string message)
    {
        var findings = Check(Network, json);
        var found = Assert.Single(findings.Errors, error => error.Pointer == pointer);
        Assert.Contains(message, found.Message, StringComparison.Ordinal);
        // What is told can be written down.
        JsonSerializer.Serialize(findings.Errors);
    }

    [Theory]
    [InlineData("2026-01-04T09:00:00Z", true)]
    [InlineData("2026-01-04T09:00:00.123456789+05:30", true)]
    [InlineData("1900-01-01T00:00:00Z", true)]
    [InlineData("2200-12-31T23:59:59Z", true)]
    [InlineData("0001-01-01T00:00:00Z", false)]
    [InlineData("0001-01-01T00:00:00+14:00", false)]
    [InlineData("9999-12-31T23:59:59Z", false)]
    [InlineData("2026-01-04T09:00:00", false)]
    [InlineData("2026-01-04", false)]
    [InlineData("2026-01-04T09:00Z", false)]
    [InlineData("2026-02-30T09:00:00Z", false)]
    [InlineData("2026-01-04T24:00:00Z", false)]
    [InlineData("2026-01-04T23:59:60Z", false)]
    [InlineData("2026-01-04T09:00:00+25:00", false)]
    [InlineData("2026-01-04T09:00:00+14:01", false)]
    [InlineData("2026-01-04t09:00:00z", false)]
    [InlineData("2026-01-04T09:00:00Z\n", false)]
    [InlineData("٢٠٢٦-01-04T09:00:00Z", false)]
    [InlineData("", false)]
    public void Instant_IsTakenOnlyWhereItCanBeReadAgain(string text, bool good)
    {
        var data = JsonSerializer.Serialize(new { shipment = "SH", eta = text });
        Assert.Equal(!good, Check(SignalTypes.Schemas[SignalTypes.ShipmentEta], data).Any);
        if (good) Assert.NotNull(JsonDocument.Parse(data).RootElement.InstantOrNull("eta"));
    }

    [Fact]
    public void Order_WithACurrencyThatIsNone_IsRefusedBeforeItIsRead()
    {
        var data = """{"id":"a","customer":"c","destination":"d","placedAt":"2026-01-04T09:00:00Z","promisedBy":"2026-01-05T09:00:00Z","lines":[{"id":"1","item":"i","quantity":1,"price":{"amount":1,"currency":"eur"}}]}""";
        Assert.Equal("/lines/0/price/currency", Check(SignalTypes.Schemas[SignalTypes.OrderPlaced], data).Errors.Single().Pointer);
        JsonSerializer.Deserialize<OrderEntry>(data.Replace("eur", "EUR", StringComparison.Ordinal), CanonicalJson.Options);
    }

    [Fact]
    public void Findings_KeepAThousandAndCountTheRest()
    {
        var json = $$"""{"lanes":[{{string.Join(',', Enumerable.Repeat("{}", 4_000))}}]}""";
        var refusal = Check(Network, json).ToRefusal("The network");
        Assert.Equal((12_000, 1_000, "/lanes/0/from"), (refusal.ErrorCount, refusal.Errors.Count, refusal.Pointer));
        Assert.StartsWith("The network has 12000 errors", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Document_OfManyUnknownMembers_CostsBoundedTime()
    {
        var json = "{" + string.Join(',', Enumerable.Range(0, 300_000).Select(i => $"\"m{i}\":{i}")) + "}";
        var watch = Stopwatch.StartNew();
        var findings = Check(Network, json);
        Assert.Equal(JsonFindings.Sought, findings.Count);
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 5);
    }

    [Fact]
    public void MemberName_CutInTheMiddleOfALetter_CanStillBeTold()
    {
        var json = JsonSerializer.Serialize(new Dictionary<string, int> { [new string('a', 63) + "😀b"] = 1 });
        var pointer = Check(Network, json).Errors.Single().Pointer;
        Assert.DoesNotContain(pointer, char.IsSurrogate);
    }

    [Fact]
    public void Depth_OfUnknownMembers_IsNotFollowed()
    {
        var json = "{\"sites\":" + string.Concat(Enumerable.Repeat("[", 1_000)) + new string(']', 1_000) + "}";
        using var document = JsonDocument.Parse(json, new() { MaxDepth = 2_000 });
        var findings = new JsonFindings();
        Network.Check(document.RootElement, findings);
        Assert.Equal("/sites/0", findings.Errors.Single().Pointer);
    }

    private static JsonFindings Check(JsonSchema schema, string json)
    {
        using var document = JsonDocument.Parse(json);
        var findings = new JsonFindings();
        schema.Check(document.RootElement, findings);
        return findings;
    }
}
