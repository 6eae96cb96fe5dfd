using ControlTower.Core.Exceptions;
using ControlTower.Core.Tower;

namespace ControlTower.Web.Features.Exceptions;

/// <summary>What of the cases is shown, and in which order: the whole of it stands in the address.</summary>
public sealed record CaseFilter
{
    public const string ByPriority = "priority";
    public const string NoGroup = "none";

    /// <summary>Columns that can be put away.</summary>
    public static IReadOnlyList<string> Columns { get; } = ["where", "state", "owner", "response", "open", "due", "risk", "orders", "run"];

    public static IReadOnlyList<string> Sorts { get; } = [ByPriority, "due", "open", "risk", "orders", "case"];

    public string View { get; init; } = CaseQueues.Open;

    public string? Text { get; init; }

    public Priority? Priority { get; init; }

    public CaseKind? Kind { get; init; }

    /// <summary>One of <see cref="Sorts"/>; with a minus before it the other way round.</summary>
    public string Sort { get; init; } = ByPriority;

    public bool Grouped { get; init; } = true;

    public IReadOnlyList<string> Hidden { get; init; } = [];

    public bool Narrowed => Text is not null || Priority is not null || Kind is not null;

    public bool Shows(string column) => !Hidden.Contains(column);

    public bool Matches(TowerState state, CaseEntry entry)
    {
        if (Priority is { } priority && entry.Case.Priority != priority) return false;
        if (Kind is { } kind && entry.Case.Deviation.Kind != kind) return false;
        if (Text is not { } text) return true;
        var deviation = entry.Case.Deviation;
        return new[] { entry.Id, deviation.Title, deviation.Site, SiteName(state, deviation.Site), SiteName(state, deviation.OtherSite), deviation.Reference, deviation.Reason, entry.Case.Incident }
            .Concat(deviation.Items)
            .Any(word => word?.Contains(text, StringComparison.OrdinalIgnoreCase) == true);
    }

    public IEnumerable<CaseEntry> Ordered(IEnumerable<CaseEntry> entries)
    {
        var reversed = Sort.StartsWith('-');
        var ordered = Sort.TrimStart('-') switch
        {
            "due" => entries.OrderBy(Due),
            "open" => entries.OrderBy(one => one.Case.DetectedAt),
            "risk" => entries.OrderByDescending(one => one.Risk?.Amount ?? 0),
            "orders" => entries.OrderByDescending(one => one.Orders),
            "case" => entries.OrderBy(Number),
            _ => entries.OrderByDescending(one => one.Case.Priority).ThenBy(Due),
        };
        var all = ordered.ThenBy(Number);
        return reversed ? all.Reverse() : all;
    }

    /// <summary>The address of this view; what is as usual is left out.</summary>
    public string Url(string path = "/exceptions", string? cursor = null)
    {
        var parts = new List<string>();
        void Add(string name, string? value)
        {
            if (value is not null) parts.Add($"{name}={Uri.EscapeDataString(value)}");
        }
        Add("view", View == CaseQueues.Open ? null : View);
        Add("text", Text);
        Add("priority", Priority?.ToString().ToLowerInvariant());
        Add("kind", Kind is { } kind ? char.ToLowerInvariant(kind.ToString()[0]) + kind.ToString()[1..] : null);
        Add("sort", Sort == ByPriority ? null : Sort);
        Add("group", Grouped ? null : NoGroup);
        Add("hide", Hidden.Count == 0 ? null : string.Join('.', Hidden));
        Add("case", cursor);
        return parts.Count == 0 ? path : $"{path}?{string.Join('&', parts)}";
    }

    private static string? SiteName(TowerState state, string? site) => site is null ? null : state.Network.Sites.Find(site)?.Name;

    private static DateTimeOffset Due(CaseEntry entry) => entry.Due ?? DateTimeOffset.MaxValue;

    private static (int Length, string Id) Number(CaseEntry entry) => (entry.Id.Length, entry.Id);
}
