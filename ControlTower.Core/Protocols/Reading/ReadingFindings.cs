namespace ControlTower.Core.Protocols.Reading;

/// <summary>What was found about a document, and where in the text its parts stand.</summary>
internal sealed class ReadingFindings
{
    private readonly List<ProtocolFinding> all = [];
    private readonly Dictionary<string, ReadingMark> marks = new(StringComparer.Ordinal); // lookup only
    private readonly Dictionary<string, ScalarNode> scalars = new(StringComparer.Ordinal); // lookup only

    public bool HasErrors { get; private set; }

    /// <summary>In order of place, then as they were found.</summary>
    public IEnumerable<ProtocolFinding> Of(FindingSeverity severity) =>
        all.Where(one => one.Severity == severity).OrderBy(one => one.Line).ThenBy(one => one.Column).Take(ProtocolCheck.Kept);

    /// <summary>Notes where a part stands.</summary>
    public void Mark(string path, TextNode node)
    {
        marks[path] = node.At;
        if (node is ScalarNode scalar) scalars[path] = scalar;
    }

    public void Add(string path, string message, FindingSeverity severity = FindingSeverity.Error) => Add(MarkOf(path), path, message, severity);

    public void Add(ReadingMark at, string path, string message, FindingSeverity severity = FindingSeverity.Error)
    {
        HasErrors |= severity == FindingSeverity.Error;
        if (all.Count < 2 * ProtocolCheck.Kept) all.Add(new(at.Line, at.Column, path, message, severity));
    }

    /// <param name="index">Of a character of the text that stands there.</param>
    public void AddWithin(string path, int index, string message)
    {
        // One text alone stands where a list of texts could.
        if (!scalars.TryGetValue(path, out var scalar) && scalars.TryGetValue(path[..Math.Max(0, path.LastIndexOf('/'))], out scalar)) path = path[..path.LastIndexOf('/')];
        Add(scalar?.Of(index) ?? MarkOf(path), path, message);
    }

    /// <summary>Of the part, or of the nearest that holds it.</summary>
    private ReadingMark MarkOf(string path)
    {
        for (; ; path = path[..path.LastIndexOf('/')])
        {
            if (marks.TryGetValue(path, out var mark)) return mark;
            if (path.LastIndexOf('/') < 0) return default;
        }
    }
}
