namespace ControlTower.Core.Protocols;

/// <summary>Protocols that stock below a limit starts: by item where they name any, else by site.</summary>
internal sealed class StockTriggers
{
    private readonly Dictionary<string, List<ProtocolVersion>> byItem; // lookup only
    private readonly Dictionary<string, List<ProtocolVersion>> bySite; // lookup only
    private readonly List<ProtocolVersion> rest;

    public StockTriggers(IReadOnlyList<ProtocolVersion> versions)
    {
        IsEmpty = versions.Count == 0;
        byItem = By(versions, version => version.Document.Trigger.Items);
        bySite = By(versions, version => version.Document.Trigger.Items.Count > 0 ? [] : version.Document.Trigger.Sites);
        rest = [.. versions.Where(version => version.Document.Trigger is { Items.Count: 0, Sites.Count: 0 })];
    }

    public bool IsEmpty { get; }

    /// <summary>Those that such a position can start, each once.</summary>
    public IEnumerable<ProtocolVersion> At(string site, string item) =>
        rest.Concat(bySite.GetValueOrDefault(site) ?? []).Concat((byItem.GetValueOrDefault(item) ?? []).Where(version => version.Document.Trigger.Sites is { Count: 0 } || version.Document.Trigger.Sites.Contains(site)));

    private static Dictionary<string, List<ProtocolVersion>> By(IReadOnlyList<ProtocolVersion> versions, Func<ProtocolVersion, IReadOnlyList<string>> keys) => // lookup only
        versions.SelectMany(version => keys(version).Distinct().Select(key => (Key: key, Version: version)))
            .GroupBy(one => one.Key, one => one.Version, StringComparer.Ordinal) // ordered: goes into a dictionary that is only looked up
            .ToDictionary(group => group.Key, group => group.ToList(), StringComparer.Ordinal); // lookup only
}
