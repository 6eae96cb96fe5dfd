using ControlTower.Core.Protocols;
using ControlTower.Core.Protocols.Editing;

namespace ControlTower.Web.Features.Protocols;

/// <summary>One protocol that is being written, as the list shows it.</summary>
/// <param name="InForce">The version that it would take the place of; null where there is none.</param>
public sealed record DraftLine(ProtocolDraft Draft, string Title, int? InForce)
{
    public const int Most = 100;

    /// <summary>Those that wait for a second person first, then the newest; at most <see cref="Most"/>.</summary>
    public static IReadOnlyList<DraftLine> Of(ProtocolState state) =>
    [
        .. state.Drafts.Values.Where(draft => draft.PublishedAs is null)
            .OrderBy(draft => draft.Request is null).ThenByDescending(draft => draft.At).ThenBy(draft => draft.Id, StringComparer.Ordinal).Take(Most)
            .Select(draft => new DraftLine(draft, ProtocolEdit.Read(draft.Text, out _)?.Value("/title") ?? draft.Id, state.Published.Find(draft.Id)?.Version)),
    ];
}
