using System.Globalization;
using System.Text;

namespace ControlTower.Bench.Load;

/// <summary>
/// An endless, repeatable stream of CloudEvents: of a hundred 40 observe demand, 40 count stock, 10 report production,
/// 9 tell of a carrier, all as it should be, and one is a deviation: a supplier is late.
/// </summary>
/// <param name="source">Sender of the events: streams with different sources never repeat each other.</param>
public sealed class EventStream(BenchNetwork network, string source)
{
    private const int Cycle = 100;

    private static readonly DateTimeOffset Began = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private long sent;

    public BenchNetwork Network => network;

    /// <summary>The next event, in JSON and UTF-8. Safe from any thread.</summary>
    public byte[] Next()
    {
        var number = Interlocked.Increment(ref sent);
        var (type, data) = Content(number);
        return Json($"{source}-{number}", type, data);
    }

    /// <summary>The next events as they go out in a batch.</summary>
    public byte[][] Next(int count)
    {
        var events = new byte[count][];
        for (var i = 0; i < count; i++) events[i] = Next();
        return events;
    }

    /// <summary>A late supplier, whatever the stream's turn is.</summary>
    public byte[] Deviation(string id, string site, double delayHours) => Json(id, "supplier.delayed", Late(site, delayHours));

    /// <summary>The next event that is as it should be, under an id of its own.</summary>
    public byte[] Usual(string id)
    {
        var number = Interlocked.Increment(ref sent);
        if (number % Cycle == 0) number = Interlocked.Increment(ref sent);
        var (type, data) = Content(number);
        return Json(id, type, data);
    }

    /// <summary>Events as the body of a request: a JSON array.</summary>
    public static byte[] Batch(IReadOnlyList<byte[]> events)
    {
        using var body = new MemoryStream();
        for (var i = 0; i < events.Count; i++)
        {
            body.WriteByte((byte)(i == 0 ? '[' : ','));
            body.Write(events[i]);
        }
        body.WriteByte((byte)']');
        return body.ToArray();
    }

    private (string Type, string Data) Content(long number)
    {
        var (site, item) = network.Positions[(int)(number % network.Positions.Count)];
        return (number % Cycle) switch
        {
            0 => ("supplier.delayed", Late(network.Suppliers[(int)(number / Cycle % network.Suppliers.Count)], 6 + (int)(number / Cycle % 30))),
            <= 40 => ("demand.observed", Demand(site, item, number)),
            <= 80 => ("inventory.counted", Text($$"""{"site":"{{site}}","item":"{{item}}","quantity":{{BenchNetwork.Book}}}""")),
            <= 90 => ("production.reported", Text($$"""{"site":"{{network.Plants[(int)(number % network.Plants.Count)]}}","item":"{{item}}","planned":500,"actual":500}""")),
            _ => ("carrier.status", Text($$"""{"carrier":"CARRIER-{{number % 20}}","status":"normal"}""")),
        };
    }

    /// <summary>One observation for each day and position, spread by so little that none is a surge.</summary>
    private string Demand(string site, string item, long number)
    {
        var day = Began.AddDays(number / network.Positions.Count);
        return Text($$"""{"site":"{{site}}","item":"{{item}}","quantity":{{100 + (number * 7 % 11)}},"periodStart":"{{day:yyyy-MM-ddTHH:mm:ssZ}}","period":"day"}""");
    }

    private static string Late(string site, double hours) => Text($$"""{"site":"{{site}}","delayHours":{{hours}},"reason":"material is late"}""");

    private byte[] Json(string id, string type, string data) => Encoding.UTF8.GetBytes(Text(
        $$"""{"specversion":"1.0","id":"{{id}}","source":"/bench/{{source}}","type":"{{type}}","time":"{{DateTimeOffset.UtcNow:O}}","data":{{data}}}"""));

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
