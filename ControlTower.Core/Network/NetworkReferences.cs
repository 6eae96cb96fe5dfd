using ControlTower.Core.Kernel.Json;

namespace ControlTower.Core.Network;

/// <summary>What a document may refer to: what it brings itself, and of what it leaves out, what the network holds.</summary>
internal sealed class NetworkReferences(NetworkState state, NetworkDocument document, JsonFindings findings)
{
    private readonly HashSet<string>? sites = document.Sites?.Select(site => site.Id).ToHashSet(StringComparer.Ordinal); // lookup only
    private readonly HashSet<string>? items = document.Items?.Select(item => item.Id).ToHashSet(StringComparer.Ordinal); // lookup only
    private readonly HashSet<string>? carriers = document.Carriers?.Select(carrier => carrier.Id).ToHashSet(StringComparer.Ordinal); // lookup only
    private readonly ILookup<string, ProductionLineEntry>? lines = document.Sites?.SelectMany(site => (site.ProductionLines ?? []).Select(line => (site.Id, Line: line))).ToLookup(pair => pair.Id, pair => pair.Line, StringComparer.Ordinal); // lookup only

    public void Site(string id, string pointer)
    {
        var known = sites?.Contains(id) ?? state.Sites.ContainsKey(id);
        if (!known) findings.Add(pointer, $"there is no site '{id}'");
    }

    public void Item(string id, string pointer)
    {
        var known = items?.Contains(id) ?? state.Items.ContainsKey(id);
        if (!known) findings.Add(pointer, $"there is no item '{id}'");
    }

    public void Carrier(string id, string pointer)
    {
        var known = carriers?.Contains(id) ?? state.Carriers.ContainsKey(id);
        if (!known) findings.Add(pointer, $"there is no carrier '{id}'");
    }

    public void Items(IReadOnlyList<string>? ids, string pointer)
    {
        for (var i = 0; i < (ids?.Count ?? 0); i++) Item(ids![i], $"{pointer}/{i}");
    }

    /// <summary>A site that names its lines has no others; one that names none has those that its bills of material name.</summary>
    public void Line(string site, string? line, string pointer)
    {
        if (line is null) return;
        var named = lines?[site] ?? state.Sites.Find(site)?.Entry.ProductionLines ?? [];
        if (named.Any() && !named.Any(one => one.Id == line)) findings.Add(pointer, $"there is no line '{line}' at '{site}'");
    }

    public void Movement(string from, string to, IReadOnlyList<ShipmentLineEntry> lines, string pointer)
    {
        Site(from, $"{pointer}/from");
        Site(to, $"{pointer}/to");
        for (var i = 0; i < lines.Count; i++) Item(lines[i].Item, $"{pointer}/lines/{i}/item");
    }
}
