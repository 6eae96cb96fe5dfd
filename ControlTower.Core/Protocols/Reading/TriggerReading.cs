using System.Globalization;
using ControlTower.Core.Kernel;

namespace ControlTower.Core.Protocols.Reading;

/// <summary>Reads what starts a protocol: the long form under trigger, or the kinds of cases alone.</summary>
internal static class TriggerReading
{
    public static readonly string[] Members = ["cases", "signals", "schedule", "kpi", "stock", "recommendations", "sites", "items"];

    private static readonly string[] Starts = Members[..6];

    private static readonly string[] Lists = ["cases", "signals", "recommendations"];

    public static Trigger Read(MemberReader top, ReadingFindings findings)
    {
        if (top.Has("cases") && top.Has("trigger")) findings.Add("/cases", "the kinds of cases stand under trigger already; keep one of the two");
        if (!top.Has("trigger")) return Short(top, findings);
        if (MemberReader.Of(top.Find("trigger")!, "/trigger", findings, Members) is not { } reader) return new();
        var named = Starts.Where(reader.Has).ToList();
        if (named.Count == 0) findings.Add("/trigger", $"nothing starts the protocol; name one of {string.Join(", ", Starts)}");
        if (named.Count > 1) findings.Add($"/trigger/{named[1]}", $"one thing starts a protocol, found {string.Join(" and ", named)}; write a protocol for each");
        foreach (var list in Lists.Where(list => reader.Find(list) is ListNode { Entries.Count: 0 })) findings.Add($"/trigger/{list}", "names at least one");
        return new()
        {
            Cases = reader.Texts("cases"),
            Signals = reader.Texts("signals"),
            Schedule = reader.Has("schedule") ? Schedule(reader, findings) : null,
            Kpi = reader.Has("kpi") ? Kpi(reader, findings) : null,
            Stock = reader.Has("stock") ? Stock(reader, findings) : null,
            Recommendations = reader.Texts("recommendations"),
            Sites = reader.Texts("sites"),
            Items = reader.Texts("items"),
        };
    }

    private static Trigger Short(MemberReader top, ReadingFindings findings)
    {
        var cases = top.Texts("cases");
        if (cases.Count == 0 && top.Find("cases") is null or ListNode { Entries.Count: 0 }) findings.Add("/cases", "nothing starts the protocol; name at least one kind of case, or a trigger");
        return new() { Cases = cases };
    }

    private static Schedule? Schedule(MemberReader trigger, ReadingFindings findings)
    {
        const string Path = "/trigger/schedule";
        if (MemberReader.Of(trigger.Find("schedule")!, Path, findings, "at", "days", "timeZone") is not { } reader) return null;
        var zone = reader.Required("timeZone", ProtocolBounds.LongestId);
        if (zone.Length > 0 && !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _)) findings.Add($"{Path}/timeZone", "there is no such time zone; write an IANA name such as Europe/Berlin");
        var days = reader.List("days").Select(day => MemberReader.ChoiceOf<DayOfWeek>(day.Node, day.Path, findings)).OfType<DayOfWeek>().ToList();
        var text = reader.Required("at", 5);
        if (TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at)) return new(at, days, zone);
        if (text.Length > 0) findings.Add($"{Path}/at", "expected a time of day, written as 06:30");
        return null;
    }

    private static KpiThreshold? Kpi(MemberReader trigger, ReadingFindings findings)
    {
        const string Path = "/trigger/kpi";
        if (MemberReader.Of(trigger.Find("kpi")!, Path, findings, "kpi", "below", "above") is not { } reader) return null;
        var threshold = new KpiThreshold(reader.Required("kpi", ProtocolBounds.LongestId), reader.Number("below", -Micros.Limit, Micros.Limit), reader.Number("above", -Micros.Limit, Micros.Limit));
        if (reader.Has("below") == reader.Has("above")) findings.Add(Path, "holds exactly one of below and above");
        return threshold;
    }

    private static StockThreshold? Stock(MemberReader trigger, ReadingFindings findings)
    {
        if (MemberReader.Of(trigger.Find("stock")!, "/trigger/stock", findings, "belowQuantity") is not { } reader) return null;
        return new(reader.Number("belowQuantity", 0, Micros.Limit) is { } units ? Quantity.Of(units) : null);
    }
}
