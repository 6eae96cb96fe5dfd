using System.Text.Json;
using ControlTower.Core.Kernel;
using ControlTower.Core.Runtime.Import;

namespace ControlTower.Core.Runtime.SignalReplay;

/// <summary>
/// Reads a folder of CloudEvents: each *.json holds one event or an array of them, each *.jsonl and *.ndjson one event a line. Files
/// are taken in the order of their names. An event without a time cannot be placed and is rejected.
/// </summary>
public static class ReplayFolder
{
    private static readonly string[] Endings = [".json", ".jsonl", ".ndjson"];

    /// <param name="cancel">Looked at between files.</param>
    /// <returns>A refusal where the folder or a file in it cannot be read: half a record told live is another record.</returns>
    public static Result<ReplayPlan> Read(string folder, CancellationToken cancel = default)
    {
        if (!Directory.Exists(folder)) return Refusal.Invalid("There is no such folder on the server.", "folder");
        var (name, files) = (Path.GetFileName(Path.TrimEndingDirectorySeparator(folder)), new List<string>());
        if (Refused(name, () => files = FilesOf(folder)) is { } closed) return closed;
        if (files.Count == 0) return Refusal.Invalid($"The folder holds no file that ends in {string.Join(", ", Endings)}.", "folder");
        var (events, rejected) = (new List<ReplayEvent>(), new List<RejectedRow>());
        foreach (var file in files)
        {
            cancel.ThrowIfCancellationRequested();
            if (Refused(Path.GetFileName(file), () => Take(file, events, rejected)) is { } refused) return refused;
        }
        return new ReplayPlan(name, null, [.. events.OrderBy(one => one.At)], rejected);
    }

    private static Refusal? Refused(string name, Action read)
    {
        try
        {
            read();
            return null;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return Refusal.Invalid($"{name} cannot be read: {problem.Message}", "folder");
        }
    }

    private static List<string> FilesOf(string folder) =>
        [.. Directory.EnumerateFiles(folder).Where(file => Endings.Contains(Path.GetExtension(file).ToLowerInvariant())).Order(StringComparer.Ordinal)];

    private static void Take(string file, List<ReplayEvent> events, List<RejectedRow> rejected)
    {
        foreach (var portion in Portions(file)) Take(Path.GetFileName(file), portion, events, rejected);
    }

    /// <summary>What is parsed by itself, with the line on which it begins.</summary>
    private static IEnumerable<(int Line, string Text)> Portions(string file) =>
        Path.GetExtension(file).Equals(".json", StringComparison.OrdinalIgnoreCase)
            ? [(1, File.ReadAllText(file))]
            : File.ReadLines(file).Select((text, index) => (index + 1, text)).Where(one => !string.IsNullOrWhiteSpace(one.text));

    private static DateTimeOffset? TimeOf(JsonElement one) =>
        one.TryGetProperty("time", out var time) && time.ValueKind == JsonValueKind.String && time.TryGetDateTimeOffset(out var at) ? at.ToUniversalTime() : null;

    private static void Take(string file, (int Line, string Text) portion, List<ReplayEvent> events, List<RejectedRow> rejected)
    {
        try
        {
            using var document = JsonDocument.Parse(portion.Text);
            var root = document.RootElement;
            foreach (var one in root.ValueKind == JsonValueKind.Array ? [.. root.EnumerateArray()] : new[] { root })
            {
                if (one.ValueKind != JsonValueKind.Object) rejected.Add(new(file, portion.Line, "", "expected an event as an object"));
                else if (TimeOf(one) is not { } at) rejected.Add(new(file, portion.Line, "time", "expected the instant at which it happened"));
                else events.Add(new ReplaySignal(at, one.Clone()));
            }
        }
        catch (JsonException problem)
        {
            rejected.Add(new(file, portion.Line + (int)(problem.LineNumber ?? 0), "", "not JSON"));
        }
    }
}
