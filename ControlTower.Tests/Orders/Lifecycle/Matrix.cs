using ControlTower.Tests.Architecture;

namespace ControlTower.Tests.Orders.Lifecycle;

/// <summary>matrix.txt as it is written: by section, the cells by transition and state.</summary>
internal sealed class Matrix
{
    public const string Refused = ".";
    private const string NeverThere = "-";

    private readonly Dictionary<string, List<(string Transition, string State, string Cell)>> sections = [];

    private Matrix(IEnumerable<string> lines)
    {
        List<(string, string, string)>? cells = null;
        string[] states = [];
        foreach (var line in lines)
        {
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (line.StartsWith('[')) sections[line.Trim('[', ']')] = cells = [];
            else if (cells is null || words.Length == 0) continue;
            else if (line.StartsWith(' ')) states = words;
            else for (var i = 0; i < states.Length; i++) cells.Add((words[0], states[i], words[i + 1]));
        }
    }

    public static Matrix Read() => new(File.ReadLines(Path.Combine(Sources.Root, "ControlTower.Tests", "Orders", "Lifecycle", "matrix.txt")));

    public IReadOnlyList<(string Transition, string State, string Cell)> Cells(string section) =>
        [.. sections.Single(pair => pair.Key.StartsWith(section, StringComparison.Ordinal)).Value.Where(cell => cell.Cell != NeverThere)];

    /// <summary>What may be done in a state, in the order of the rows.</summary>
    public IEnumerable<string> Allowed(string section, string state) => Cells(section).Where(cell => cell.State == state && cell.Cell != Refused).Select(cell => cell.Transition);
}
