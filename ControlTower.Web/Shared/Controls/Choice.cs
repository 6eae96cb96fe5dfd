namespace ControlTower.Web.Shared.Controls;

/// <summary>One entry of tabs or of a segmented choice; with a link it is in the URL and works without a circuit.</summary>
public sealed record Choice(string Id, string Label, int? Count = null, string? Href = null);
