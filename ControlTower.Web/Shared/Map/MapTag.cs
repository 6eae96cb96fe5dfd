namespace ControlTower.Web.Shared.Map;

/// <summary>The data tag of a site: id and delta on the first line, at most three lines.</summary>
public sealed record MapTag(string SiteId, MapTrouble Severity, string Line1, string? Line2 = null, string? Line3 = null)
{
    public IEnumerable<string> Lines => new[] { Line1, Line2, Line3 }.OfType<string>();
}
