using ControlTower.Core.Kernel;
using ControlTower.Core.Protocols;
using ControlTower.Core.Protocols.Editing;

namespace ControlTower.Web.Features.Protocols.Authoring;

/// <summary>
/// A draft in front of one author: the text as it stands on the screen, what is kept of it, and what another author did meanwhile.
/// The text is the truth; the form, the flow and the findings are read from it.
/// </summary>
/// <param name="world">What there is to be named, now.</param>
public sealed class DraftDesk(string id, Func<ProtocolWorld> world)
{
    /// <summary>So many texts the author can go back to.</summary>
    private const int MostBack = 50;

    private readonly List<string> back = [];
    private bool saving;

    public string Id { get; } = id;

    public string Text { get; private set; } = "";

    /// <summary>The text that the tower has.</summary>
    public string Kept { get; private set; } = "";

    /// <summary>Of the text that the tower has; 0 while there is no draft.</summary>
    public int Revision { get; private set; }

    public DateTimeOffset? KeptAt { get; private set; }

    public ProtocolCheck Check { get; private set; } = new(null, [], []);

    /// <summary>Null where the text cannot be read by parts; then the form rests.</summary>
    public ProtocolEdit? Edit { get; private set; }

    public string? EditTrouble { get; private set; }

    /// <summary>The last right document, for the flow; null until there was one.</summary>
    public ProtocolDocument? Drawn { get; private set; }

    /// <summary>What another author wrote while this one did; null where nobody did.</summary>
    public ProtocolDraft? Theirs { get; private set; }

    /// <summary>Why the last text was not kept; null where it was.</summary>
    public Refusal? NotKept { get; private set; }

    public bool Changed => Text != Kept;

    public bool MayUndo => back.Count > 0;

    /// <summary>Errors first, then warnings, each in the order of the text.</summary>
    public IReadOnlyList<ProtocolFinding> Findings { get; private set; } = [];

    /// <summary>Begins with the draft that is kept, else with what is published.</summary>
    /// <returns>False where there is neither.</returns>
    public bool Open(ProtocolState state)
    {
        var draft = state.Drafts.Find(Id);
        if ((draft?.Text ?? state.Published.Find(Id)?.Text) is not { } text) return false;
        if (draft is not null) Adopt(draft);
        Kept = Plain(text);
        Show(text);
        return true;
    }

    /// <summary>What the author typed.</summary>
    public void Type(string text) => Show(text);

    /// <summary>What the form, or another button, made of the text.</summary>
    public void Change(string text)
    {
        if (text == Text) return;
        back.Add(Text);
        if (back.Count > MostBack) back.RemoveAt(0);
        Show(text);
    }

    /// <summary>The text before the last change that was not typed.</summary>
    public void Undo()
    {
        if (back.Count == 0) return;
        var text = back[^1];
        back.RemoveAt(back.Count - 1);
        Show(text);
    }

    /// <summary>A text that the browser kept over a lost connection; it is taken where nobody wrote another one meanwhile.</summary>
    /// <param name="revision">On which it was written.</param>
    /// <param name="draft">As it is now.</param>
    public void Restore(string text, int revision, ProtocolDraft? draft)
    {
        if (text == Text) return;
        Change(text);
        if (draft is not null && draft.Revision != revision && draft.Text != text) Theirs = draft;
    }

    /// <summary>Keeps the text where it has changed.</summary>
    /// <param name="send">Asks the tower.</param>
    /// <returns>True where something was kept.</returns>
    public async Task<bool> KeepAsync(Func<DraftProtocol, Task<Result<ProtocolDraft>>> send)
    {
        if (saving || Theirs is not null || !Changed) return false;
        saving = true;
        try
        {
            var sent = await send(new(Id, Text, Revision));
            NotKept = sent.Succeeded ? null : sent.Refusal;
            if (sent.Succeeded) Adopt(sent.Value);
            return sent.Succeeded;
        }
        finally
        {
            saving = false;
        }
    }

    /// <summary>Takes in what others did to the draft.</summary>
    /// <returns>True where the text on the screen became theirs, since nothing of one's own was lost by that.</returns>
    public bool Follow(ProtocolState state)
    {
        if (saving || state.Drafts.Find(Id) is not { } draft || draft.Revision == Revision) return false;
        if (Plain(draft.Text) == Text)
        {
            Adopt(draft);
            return false;
        }
        if (Changed)
        {
            Theirs = draft;
            return false;
        }
        Adopt(draft);
        Show(draft.Text);
        return true;
    }

    /// <summary>One's own text goes; it can be had back by <see cref="Undo"/>.</summary>
    public void TakeTheirs()
    {
        if (Theirs is not { } draft) return;
        Adopt(draft);
        Change(draft.Text);
    }

    /// <summary>One's own text is kept over theirs, knowing it.</summary>
    public void KeepMine()
    {
        if (Theirs is not { } draft) return;
        (Revision, Kept, Theirs, NotKept) = (draft.Revision, Plain(draft.Text), null, null);
    }

    private void Adopt(ProtocolDraft draft) => (Revision, Kept, KeptAt, Theirs, NotKept) = (draft.Revision, Plain(draft.Text), draft.At, null, null);

    /// <summary>With lines that end as those of a field in a browser do.</summary>
    private static string Plain(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');

    private void Show(string given)
    {
        var text = Plain(given);
        Text = text;
        Check = ProtocolText.Check(text, world());
        Edit = ProtocolEdit.Read(text, out var trouble);
        EditTrouble = trouble;
        Findings = [.. OtherId(), .. Check.Errors, .. Check.Warnings];
        if (Check.Document is { } document) Drawn = document;
    }

    /// <summary>What the tower says only when it is to be published.</summary>
    private IEnumerable<ProtocolFinding> OtherId()
    {
        if (Edit?.Value("/id") is not { Length: > 0 } other || other == Id) yield break;
        var line = Text.Split('\n').TakeWhile(one => !one.StartsWith("id:", StringComparison.Ordinal)).Count() + 1;
        yield return new(line, 1, "/id", $"this is the draft of {Id}, but it says {other}; write the same id, or begin another protocol", FindingSeverity.Error);
    }
}
