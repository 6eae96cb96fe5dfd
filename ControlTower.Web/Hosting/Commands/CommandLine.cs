using ControlTower.Core.Kernel;

namespace ControlTower.Web.Hosting.Commands;

/// <summary>The words after a command: values by position, and options as "--name value".</summary>
public sealed record CommandLine(IReadOnlyList<string> Values, IReadOnlyDictionary<string, string> Options)
{
    private const string Mark = "--";

    public static Result<CommandLine> Read(IEnumerable<string> words, params string[] known)
    {
        var (values, options) = (new List<string>(), new Dictionary<string, string>(StringComparer.Ordinal));
        var rest = new Queue<string>(words);
        while (rest.TryDequeue(out var word))
        {
            if (!word.StartsWith(Mark, StringComparison.Ordinal))
            {
                values.Add(word);
                continue;
            }
            var (name, value) = Split(word[Mark.Length..]);
            if (!known.Contains(name)) return Refusal.Invalid($"There is no option --{name} here{(known.Length == 0 ? "" : $"; expected {string.Join(", ", known.Select(one => Mark + one))}")}.");
            if (value is null && !rest.TryDequeue(out value)) return Refusal.Invalid($"--{name} wants a value.");
            if (!options.TryAdd(name, value)) return Refusal.Invalid($"--{name} stands twice.");
        }
        return new CommandLine(values, options);
    }

    private static (string Name, string? Value) Split(string word)
    {
        var at = word.IndexOf('=', StringComparison.Ordinal);
        return at < 0 ? (word, null) : (word[..at], word[(at + 1)..]);
    }
}
