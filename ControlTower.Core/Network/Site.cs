using System.Text.Json.Serialization;

namespace ControlTower.Core.Network;

/// <param name="Retired">No longer part of the network, kept because something still refers to it.</param>
public sealed record Site(SiteEntry Entry, bool Retired = false)
{
    [JsonIgnore]
    public string Id => Entry.Id;

    [JsonIgnore]
    public string Name => Entry.Name;

    [JsonIgnore]
    public SiteKind Kind => Entry.Kind;

    /// <summary>The partner whose keys speak for it: the one that is named, else one of the site's own name.</summary>
    [JsonIgnore]
    public string Owner => Entry.Partner ?? Entry.Id;
}
