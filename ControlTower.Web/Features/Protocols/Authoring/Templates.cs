using ControlTower.Core.Protocols;
using ControlTower.Core.Protocols.Editing;

namespace ControlTower.Web.Features.Protocols.Authoring;

/// <summary>What a new protocol can begin with.</summary>
public sealed class Templates(ProtocolState state)
{
    /// <summary>Of the one that has nothing but its id, and says what is still to be said.</summary>
    public const string Empty = "";

    /// <summary>Those that are published, by id, with what they are called.</summary>
    public IReadOnlyList<(string Id, string Title)> Published { get; } = [.. state.Published.Values.Select(version => (version.Document.Id, version.Document.Title))];

    /// <summary>The text of a new protocol.</summary>
    /// <param name="template">Id of a published one; <see cref="Empty"/> for an almost empty text.</param>
    public string Text(string id, string? title, string template)
    {
        if (template != Empty && state.Published.Find(template)?.Text is { } other && ProtocolEdit.Read(other, out _) is { } edit)
        {
            var named = ProtocolEdit.Read(edit.Put("/id", EditValue.Of(id)), out _)!;
            return string.IsNullOrWhiteSpace(title) ? named.Text : named.Put("/title", EditValue.Of(title.Trim()));
        }
        return ProtocolEdit.Read($"id: {id}\n", out _)!.Put("/title", EditValue.Of(string.IsNullOrWhiteSpace(title) ? id : title.Trim())).TrimEnd('\n') + '\n';
    }

    /// <summary>Why it cannot be called that; null where it can.</summary>
    public string? Objection(string id)
    {
        if (id.Length is 0 or > 100) return "An id has 1 to 100 characters.";
        if (!id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.')) return "An id is one word of letters, digits and dashes, such as supplier-delay.";
        if (id == NewProtocolPage.Word) return $"'{id}' is what this page is called; take another.";
        return state.Drafts.ContainsKey(id) || state.Published.ContainsKey(id) ? $"{id} is there already; open it, or take another id." : null;
    }
}
