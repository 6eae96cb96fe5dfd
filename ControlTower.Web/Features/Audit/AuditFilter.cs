using System.Text;
using ControlTower.Core.Journal;

namespace ControlTower.Web.Features.Audit;

/// <summary>Which rows are wanted; null is all.</summary>
/// <param name="Kind">A kind, or its first part up to a dot: "order" finds "order.placed".</param>
/// <param name="Actor">As it is written down, or a part of it.</param>
/// <param name="Text">Stands somewhere in the body as it is stored, without regard to the case of ASCII letters.</param>
public sealed record AuditFilter(string? Kind = null, string? Actor = null, string? Text = null)
{
    public const int LongestText = 200;

    public bool IsAll => Kind is null && Actor is null && Text is null;

    public static AuditFilter Parse(string? kind, string? actor, string? text) => new(Known(kind), Known(actor), Known(text));

    public bool Matches(FactRow row) =>
        (Kind is null || row.Kind == Kind || row.Kind.StartsWith(Kind + ".", StringComparison.OrdinalIgnoreCase))
        && (Actor is null || row.Actor.Contains(Actor, StringComparison.OrdinalIgnoreCase))
        && (Text is null || Encoding.UTF8.GetString(row.Body).Contains(Text, StringComparison.OrdinalIgnoreCase));

    private static string? Known(string? text)
    {
        var trimmed = text?.Trim();
        return string.IsNullOrEmpty(trimmed) ? null : trimmed.Length > LongestText ? trimmed[..LongestText] : trimmed;
    }
}
