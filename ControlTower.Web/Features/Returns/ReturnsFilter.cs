namespace ControlTower.Web.Features.Returns;

/// <summary>How the desk is sorted: what waits longest first, or what is worth most.</summary>
public enum ReturnSort { Age, Value }

/// <summary>Which part of the desk is shown, and which rows of it; it is what stands in the address.</summary>
/// <param name="Show">"requested", "inspect", "end" or "pick-up".</param>
/// <param name="Site">Where the goods come back to, or are fetched; null: everywhere.</param>
/// <param name="Text">Part of an order, a return, a customer or an item.</param>
public sealed record ReturnsFilter(string Show, string? Site, string? Text, ReturnSort Sort)
{
    public const string Path = "/returns";
    public const string Requested = "requested";
    public const string ToInspect = "inspect";
    public const string ToEnd = "end";
    public const string PickUp = "pick-up";

    public const int LongestText = 100;

    /// <summary>The row that is looked at; null: none.</summary>
    public string? Order { get; init; }

    /// <summary>Of the order; null at the part of what is fetched.</summary>
    public string? Return { get; init; }

    public static ReturnsFilter Read(Func<string, string?> query)
    {
        var show = query("show") is Requested or ToEnd or PickUp ? query("show")! : ToInspect;
        return new(show, Blank(query("site")), Blank(query("q")) is { Length: <= LongestText } text ? text : null, query("sort") == "value" ? ReturnSort.Value : ReturnSort.Age) { Order = Blank(query("order")), Return = Blank(query("return")) };
    }

    public bool Any => Site is not null || Text is not null;

    public bool IsReturns => Show != PickUp;

    public ReturnsFilter All => this with { Site = null, Text = null, Order = null, Return = null };

    public bool Fits(DeskRow row) => row.Show == Show && (Site is null || row.Site == Site)
        && (Text is null || row.Words.Any(word => word.Contains(Text, StringComparison.OrdinalIgnoreCase)));

    public string Url(string path = Path) => path + QueryString.Create(new Dictionary<string, string?>
    {
        ["show"] = Show == ToInspect ? null : Show,
        ["site"] = Site,
        ["q"] = Text,
        ["sort"] = Sort == ReturnSort.Value ? "value" : null,
        ["order"] = Order,
        ["return"] = Return,
    }.Where(pair => !string.IsNullOrEmpty(pair.Value)));

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
