using System.Globalization;
using System.Text.Json;
using ControlTower.Core.Kernel;
using ControlTower.Core.Kernel.Json;
using ControlTower.Core.Orders.Sourcing.Problem;

namespace ControlTower.Web.Api;

/// <param name="Why">Whether each order is to be explained.</param>
internal sealed record SourcingQuestion(SourcingProblem Problem, bool Why);

/// <summary>Reads a request to source orders; all that is wrong is told at once, with pointers into it.</summary>
internal sealed partial class SourcingReader
{
    /// <summary>Lines times sites that are explained at once: each is told with what rules it out, which is far more than the request says.</summary>
    private const long MostExplained = 4_000_000;

    private readonly JsonFindings findings = new();
    private readonly HashSet<string> sites = new(StringComparer.Ordinal);
    private readonly HashSet<string> items = new(StringComparer.Ordinal);

    public static Result<SourcingQuestion> Read(JsonElement root) => new SourcingReader().ReadRequest(root);

    private Result<SourcingQuestion> ReadRequest(JsonElement root)
    {
        SourcingSchema.Request.Check(root, findings);
        if (findings.Any) return findings.ToRefusal("The request");
        Declare(root.GetProperty("sites"), "/sites", sites);
        Declare(root.GetProperty("items"), "/items", items);
        var mode = Given(root, "mode")?.GetString() == "batch" ? SourcingMode.Batch : SourcingMode.Single;
        var problem = new SourcingProblem(mode, root.GetProperty("at").GetDateTimeOffset().ToUniversalTime(), Policy(root.GetProperty("policy")))
        {
            Sites = Each(root, "sites", Site),
            Items = Each(root, "items", (item, _) => new SourcingItem(Text(item, "id"), Number(item, "weightKg"), Texts(item, "requires") ?? [])),
            Lanes = Lanes(root),
            Destinations = Destinations(root),
            Orders = Orders(root),
        };
        var why = Given(root, "why")?.GetBoolean() ?? mode == SourcingMode.Single;
        if (why && mode == SourcingMode.Single) Explainable(problem);
        return findings.Any ? findings.ToRefusal("The request") : new SourcingQuestion(problem, why);
    }

    private void Explainable(SourcingProblem problem)
    {
        var asked = problem.Orders.Sum(order => (long)order.Lines.Count) * problem.Sites.Count;
        if (asked > MostExplained) findings.Add("/why", $"up to {MostExplained} lines times sites are explained at once, these are {asked}: send fewer orders, or say false");
    }

    private SourcingPolicy Policy(JsonElement policy)
    {
        var preferred = Texts(policy, "preferredSites") ?? [];
        for (var i = 0; i < preferred.Count; i++) Known(sites, preferred[i], $"/policy/preferredSites/{i}", "site");
        var soft = (Texts(policy, "soft") ?? []).Select(name => Enum.Parse<SoftConstraint>(name, ignoreCase: true)).ToList();
        if (soft.Distinct().Count() != soft.Count) findings.Add("/policy/soft", "a constraint stands twice");
        return new()
        {
            MaxShipmentsPerOrder = Whole(policy, "maxShipmentsPerOrder", "/policy") is { } most ? (int)Math.Min(most, int.MaxValue) : null,
            AllowLineSplit = Given(policy, "allowLineSplit")?.GetBoolean() ?? true,
            AllowPartial = Given(policy, "allowPartial")?.GetBoolean() ?? true,
            SplitPenalty = Number(policy, "splitPenalty"),
            AgeCreditPerUnitDay = Number(policy, "ageCreditPerUnitDay"),
            LatenessPenaltyPerHour = Number(policy, "latenessPenaltyPerHour"),
            BalanceWeight = Number(policy, "balanceWeight"),
            UnfilledPenaltyPerUnit = Number(policy, "unfilledPenaltyPerUnit"),
            MaxDistanceKm = Given(policy, "maxDistanceKm")?.GetDouble(),
            PreferredSites = preferred,
            Soft = soft,
        };
    }

    private List<SourcingLane> Lanes(JsonElement root)
    {
        var seen = new HashSet<(string, string)>();
        return Each(root, "lanes", (lane, at) =>
        {
            var (from, to) = (Text(lane, "from"), Text(lane, "to"));
            Known(sites, from, at + "/from", "site");
            if (!seen.Add((from, to))) findings.Add(at, $"a lane from '{from}' to '{to}' stands twice");
            return new SourcingLane(from, to) { Fixed = Number(lane, "fixed"), PerKg = Number(lane, "perKg"), PerUnit = Number(lane, "perUnit"), LeadTimeHours = Number(lane, "leadTimeHours") };
        });
    }

    private List<SourcingDestination> Destinations(JsonElement root)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return Each(root, "destinations", (one, at) =>
        {
            Once(seen, Text(one, "id"), at + "/id");
            return new SourcingDestination(Text(one, "id"), new(Number(one, "lat"), Number(one, "lon")));
        });
    }

    private List<SourcingOrder> Orders(JsonElement root)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return Each(root, "orders", (order, at) =>
        {
            Once(seen, Text(order, "id"), at + "/id");
            var lines = new HashSet<string>(StringComparer.Ordinal);
            return new SourcingOrder(Text(order, "id"), Text(order, "destination"), Each(order, "lines", (line, place) => Line(line, at + place, lines)))
            {
                Priority = Number(order, "priority"),
                PromisedBy = Instant(order, "promisedBy"),
            };
        });
    }

    private SourcingLine Line(JsonElement line, string at, HashSet<string> seen)
    {
        Once(seen, Text(line, "id"), at + "/id");
        Known(items, Text(line, "item"), at + "/item", "item");
        return new(Text(line, "id"), Text(line, "item"), Whole(line, "quantity", at) ?? 0);
    }

    private void Declare(JsonElement things, string pointer, HashSet<string> known)
    {
        foreach (var (thing, i) in things.EnumerateArray().Select((thing, i) => (thing, i))) Once(known, Text(thing, "id"), $"{pointer}/{i.ToString(CultureInfo.InvariantCulture)}/id");
    }

    private void Once(HashSet<string> seen, string id, string pointer)
    {
        if (!seen.Add(id)) findings.Add(pointer, $"'{id}' stands twice");
    }

    private void Known(HashSet<string> known, string id, string pointer, string what)
    {
        if (!known.Contains(id)) findings.Add(pointer, $"there is no {what} '{id}'");
    }

    /// <summary>Reads the entries of a list, each with its pointer; a list that is not given has none.</summary>
    private static List<T> Each<T>(JsonElement parent, string name, Func<JsonElement, string, T> read) => Given(parent, name) is not { } list ? []
        : [.. list.EnumerateArray().Select((entry, i) => read(entry, $"/{name}/{i.ToString(CultureInfo.InvariantCulture)}"))];

    private long? Whole(JsonElement parent, string name, string pointer)
    {
        if (Given(parent, name)?.GetDecimal() is not { } number) return null;
        if (number == decimal.Truncate(number)) return (long)number;
        findings.Add($"{pointer}/{name}", $"{number.ToString(CultureInfo.InvariantCulture)} is not a whole number");
        return null;
    }

    private static JsonElement? Given(JsonElement parent, string name) => parent.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private static string Text(JsonElement parent, string name) => parent.GetProperty(name).GetString()!;

    private static double Number(JsonElement parent, string name) => Given(parent, name)?.GetDouble() ?? 0;

    private static DateTimeOffset? Instant(JsonElement parent, string name) => Given(parent, name)?.GetDateTimeOffset().ToUniversalTime();

    private static List<string>? Texts(JsonElement parent, string name) => Given(parent, name) is { } list ? [.. list.EnumerateArray().Select(entry => entry.GetString()!)] : null;
}
