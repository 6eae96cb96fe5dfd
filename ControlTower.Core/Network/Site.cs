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
}
