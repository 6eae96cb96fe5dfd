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
    public static Result<ReplayPlan> Read(string folder, CancellationToken cancel = default)
    {
        if (!Directory.Exists(folder)) return Refusal.Invalid("There is no such folder on the server.", "folder");
        var files = Directory.EnumerateFiles(folder).Where(file => Endings.Contains(Path.GetExtension(file).ToLowerInvariant())).Order(StringComparer.Ordinal).ToList();
        if (files.Count == 0) return Refusal.Invalid($"The folder holds no file that ends in {string.Join(", ", Endings)}.", "folder");
        var (events, rejected) = (new List<ReplayEvent>(), new List<RejectedRow>());
        foreach (var file in files)
        {
            cancel.ThrowIfCancellationRequested();
            foreach (var (line, text) in Portions(file)) Take(Path.GetFileName(file), (line, text), events, rejected);
        }
        return new ReplayPlan(Path.GetFileName(Path.TrimEndingDirectorySeparator(folder)), null, [.. events.OrderBy(one => one.At)], rejected);
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
