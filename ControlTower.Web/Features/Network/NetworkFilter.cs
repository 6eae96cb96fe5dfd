using ControlTower.Core.Network;
using ControlTower.Core.Tower;
using ControlTower.Core.Tower.Tracing;

namespace ControlTower.Web.Features.Network;

/// <summary>What the list under the drawing shows.</summary>
public enum NetworkList { Sites, Places, Trace, Load }

/// <summary>What the reader wants to see, as it stands in the address; empty members let everything through.</summary>
public sealed record NetworkFilter(string? Text = null, SiteKind? Kind = null, string? Item = null, bool TroubleOnly = false)
{
    /// <summary>Of items: where any of them travels.</summary>
    public string? Family { get; init; }

    /// <summary>The site that is looked at.</summary>
    public string? Site { get; init; }

    /// <summary>Set where a trace from the site is asked for.</summary>
    public TraceDirection? Trace { get; init; }

    /// <summary>An open case whose reach is looked at.</summary>
    public string? Case { get; init; }

    /// <summary>Null takes what fits the rest.</summary>
    public NetworkList? List { get; init; }

    public bool Tiers { get; init; }

    /// <summary>Sites are left out of the list and the drawing.</summary>
    public bool Any => !string.IsNullOrWhiteSpace(Text) || Kind is not null || Item is not null || Family is not null || TroubleOnly;

    public bool ByItem => Item is not null || Family is not null;

    public NetworkList Listed => List switch
    {
        NetworkList.Trace when Trace is null => NetworkList.Sites,
        NetworkList.Places when !ByItem => NetworkList.Sites,
        { } asked => asked,
        null => Trace is not null && Site is not null ? NetworkList.Trace : ByItem ? NetworkList.Places : NetworkList.Sites,
    };

    /// <param name="of">Of a name in the query its value; what is unknown counts as left out.</param>
    public static NetworkFilter Read(Func<string, string?> of) => new(Given(of("q")), Word<SiteKind>(of("kind")), Given(of("item")), of("trouble") is "true" or "True")
    {
        Family = Given(of("family")),
        Site = Given(of("site")),
        Trace = Word<TraceDirection>(of("trace")),
        Case = Given(of("case")),
        List = Word<NetworkList>(of("list")),
        Tiers = of("view") == "tiers",
    };

    public string Url(string path = "/network") => path + QueryString.Create(new Dictionary<string, string?>
    {
        ["view"] = Tiers ? "tiers" : null,
        ["q"] = Text,
        ["kind"] = Kind?.ToString(),
        ["family"] = Family,
        ["item"] = Item,
        ["trouble"] = TroubleOnly ? "true" : null,
        ["site"] = Site,
        ["trace"] = Trace is { } way ? (way == TraceDirection.Up ? "up" : "down") : null,
        ["case"] = Case,
        ["list"] = List?.ToString().ToLowerInvariant(),
    }.Where(part => !string.IsNullOrEmpty(part.Value)));

    /// <summary>The items that are meant; empty where none is.</summary>
    public IReadOnlyList<string> Items(TowerState state) => Item is { } item ? [item]
        : Family is { } family ? [.. state.Network.Items.Values.Where(one => !one.Retired && one.Entry.Family == family).Select(one => one.Id)]
        : [];

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    private static T? Word<T>(string? text)
        where T : struct, Enum => Enum.TryParse<T>(text, ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : null;
}
