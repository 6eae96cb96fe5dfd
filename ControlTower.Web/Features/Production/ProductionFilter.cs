namespace ControlTower.Web.Features.Production;

/// <summary>Where a production order stands; the worst last.</summary>
public enum MakingState { Waiting, Started, Late, Stopped }

/// <summary>What the reader wants to see, as it stands in the address; empty members let everything through.</summary>
public sealed record ProductionFilter(string? Plant = null, string? Line = null, string? Item = null, MakingState? State = null)
{
    /// <summary>The order in the side column.</summary>
    public string? Order { get; init; }

    public bool Any => Plant is not null || Line is not null || Item is not null || State is not null;

    public static ProductionFilter Read(Func<string, string?> of) => new(
        Given(of("plant")), Given(of("line")), Given(of("item")), Enum.TryParse<MakingState>(of("state"), ignoreCase: true, out var state) && Enum.IsDefined(state) ? state : null)
    {
        Order = Given(of("order")),
    };

    public string Url(string path = "/production") => path + QueryString.Create(new Dictionary<string, string?>
    {
        ["plant"] = Plant,
        ["line"] = Line,
        ["item"] = Item,
        ["state"] = State?.ToString().ToLowerInvariant(),
        ["order"] = Order,
    }.Where(part => !string.IsNullOrEmpty(part.Value)));

    public bool Passes(MakingRow row) =>
        (Plant is null || row.Order.Site == Plant) && (Line is null || row.Order.Line == Line) && (Item is null || row.Order.Item == Item) && (State is null || row.State == State);

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
