using System.Globalization;
using ControlTower.Core.Protocols.Reading;

namespace ControlTower.Core.Protocols.Editing;

/// <summary>
/// A protocol's text whose parts are read and changed by their paths (JSON pointers), as a form does. The text stays the author's:
/// a change touches the part that changes, and nothing else; what is written anew is written in the canonical way.
/// </summary>
public sealed class ProtocolEdit
{
    private readonly EditNode root;

    private ProtocolEdit(string text, EditNode root) => (Text, this.root) = (text, root);

    public string Text { get; }

    /// <param name="trouble">Why it cannot be edited by parts; null where it can.</param>
    /// <returns>Null where the text is no YAML or JSON as protocols take it.</returns>
    public static ProtocolEdit? Read(string text, out string? trouble)
    {
        try
        {
            TreeBuilder.Build(text);
            trouble = EditTreeBuilder.Build(text) is EditMap map ? null : "The text is no object: it begins with a member such as id.";
            return trouble is null ? new(text, EditTreeBuilder.Build(text)) : null;
        }
        catch (TreeException problem)
        {
            trouble = $"Line {problem.At.Line}, column {problem.At.Column}: {problem.Message}.";
            return null;
        }
    }

    /// <summary>Something stands there.</summary>
    public bool Has(string path) => Find(path) is { } node and not EditScalar { IsNothing: true };

    /// <summary>The text that stands there; null where none does.</summary>
    public string? Value(string path) => Find(path) is EditScalar { IsNothing: false } scalar ? scalar.Value : null;

    /// <summary>The texts of a list, or one text alone; null where other things stand there.</summary>
    public IReadOnlyList<string>? Values(string path) => Find(path) switch
    {
        null or EditScalar { IsNothing: true } => [],
        EditScalar scalar => [scalar.Value],
        EditList list when list.Entries.All(entry => entry is EditScalar) => [.. list.Entries.Cast<EditScalar>().Select(entry => entry.Value)],
        _ => null,
    };

    /// <summary>How many entries a list has; 0 where there is none.</summary>
    public int Count(string path) => Find(path) is EditList list ? list.Entries.Count : 0;

    /// <summary>The members of an object in the order of the text; empty where there is none.</summary>
    public IReadOnlyList<string> Members(string path) => Find(path) is EditMap map ? [.. map.Members.Select(member => member.Name)] : [];

    public bool IsObject(string path) => Find(path) is EditMap;

    /// <summary>The text with another value there; what leads to it is made where it is missing.</summary>
    public string Put(string path, EditValue value) => Apply(Putting(path, value));

    /// <summary>The text without that part; a list that would be empty goes as a whole.</summary>
    public string Remove(string path) => Apply(Removing(path));

    /// <summary>The text with one more entry at the end of a list, which is made where it is missing.</summary>
    public string Append(string path, EditValue entry) => Apply(Appending(path, entry));

    /// <summary>The text in which an entry of a list stands before the one that came before it; the first stays where it is.</summary>
    public string MoveUp(string path)
    {
        var (parent, last) = Split(path);
        return Find(parent) is EditList list && int.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index > 0 && index < list.Entries.Count ? Apply(Writing.Swapping(list, index)) : Text;
    }

    /// <summary>The text with another name and value for a member, in its place.</summary>
    public string Replace(string path, string name, EditValue value)
    {
        var (parent, last) = Split(path);
        if (Find(parent) is not EditMap map || map.Members.FirstOrDefault(one => one.Name == last) is not { } member) return Put($"{parent}/{name}", value);
        var print = Printer;
        var text = map.Flow || map.InFlow ? $"{print.Name(name)}: {print.Flow(value)}" : $"{name}:{print.AfterColon(value, member.Column + 2)}";
        return Apply(new(member.Start, Math.Max(member.Value.End, member.Value.After), text));
    }

    /// <summary>The text in which a member that holds one object is a list of it, under another name; its lines stay and move to the right.</summary>
    public string ListOf(string path, string name)
    {
        var (parent, last) = Split(path);
        if (Find(parent) is not EditMap map || map.Members.FirstOrDefault(one => one.Name == last) is not { Value: EditMap { Members.Count: > 0 } one } member) return Text;
        var named = Printer.Name(name);
        if (one.Flow) return Apply(new(member.Start, one.End, $"{named}: [{Text[one.Start..one.End]}]"));
        var lines = Text[one.Start..one.End].Split('\n').Select((line, index) => index == 0 || line.Length == 0 ? line : $"  {line}");
        return Apply(new(member.Start, one.End, $"{named}:{Text[member.Value.After..one.Start]}- {string.Join('\n', lines)}"));
    }

    private EditPrinter Printer => new(json: root is EditMap { Flow: true });

    private EditWriting Writing => new(Text, Printer);

    private EditSplice? Putting(string path, EditValue value)
    {
        if (Find(path) is { } node) return Writing.Replacing(node, value);
        var (parent, name) = Split(path);
        return Find(parent) switch
        {
            EditMap map => Writing.Adding(map, name, value),
            EditList list => Writing.Appending(list, value),
            _ when parent.Length > 0 => Putting(parent, EditValue.OfMemberLines((name, value))),
            _ => null,
        };
    }

    private EditSplice? Appending(string path, EditValue entry) => Find(path) switch
    {
        EditList { Entries.Count: > 0 } list => Writing.Appending(list, entry),
        EditScalar { IsNothing: false } one => Writing.Replacing(one, EditValue.OfLines([EditValue.Of(one.Value), entry])),
        _ => Putting(path, EditValue.OfLines([entry])),
    };

    private EditSplice? Removing(string path)
    {
        if (path.Length == 0 || Find(path) is not { } node) return null;
        var (parent, last) = Split(path);
        return Find(parent) switch
        {
            EditMap map => Writing.Without(map, map.Members.Select(one => one.Name).ToList().IndexOf(last)),
            EditList { Entries.Count: 1 } => Removing(parent),
            EditList list => Writing.Without(list, list.Entries.ToList().IndexOf(node)),
            _ => null,
        };
    }

    private string Apply(EditSplice? splice) => splice is { } one ? string.Concat(Text.AsSpan(0, one.Start), one.Text, Text.AsSpan(one.End)) : Text;

    private EditNode? Find(string path)
    {
        var node = root;
        foreach (var part in path.Split('/').Skip(1))
        {
            var next = node switch
            {
                EditMap map => map.Members.FirstOrDefault(member => member.Name == Plain(part))?.Value,
                EditList list when int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var index) => list.Entries.ElementAtOrDefault(index),
                _ => null,
            };
            if (next is null) return null;
            node = next;
        }
        return node;
    }

    private static (string Parent, string Name) Split(string path) => (path[..path.LastIndexOf('/')], Plain(path[(path.LastIndexOf('/') + 1)..]));

    private static string Plain(string part) => part.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
}
