using System.Text.Json;
using ControlTower.Core.Kernel;
using ControlTower.Core.Signals;
using ControlTower.Core.Signals.Mapping;
using ControlTower.Core.Tower;
using ControlTower.Web.Connectors;

namespace ControlTower.Web.Features.Signals;

/// <summary>Writes one mapping: the text and the sample under the writer's hands are theirs until they are kept or left.</summary>
/// <param name="send">Sends a command in the writer's name.</param>
public sealed class MappingDesk(Func<object, Task<Result<KeptMapping>>> send)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private const string FirstText = """
        # One signal for each of a list; leave it out where a document is one.
        each: counts[*]
        source: /wms/north
        type: inventory.counted
        id:
          from: [$.document, line]
          join: "-"
        time: {from: $.at, format: dd.MM.yyyy HH:mm, zone: Europe/Berlin}
        data:
          site: {from: $.warehouse, values: {N1: DC-1}}
          item: sku
          quantity: {from: grams, times: 0.001}

        """;

    private const string FirstSample = """
        {"document": "C-7", "at": "02.03.2026 09:30", "warehouse": "N1",
         "counts": [{"line": 1, "sku": "ITEM-1", "grams": 2500}]}
        """;

    public KeptMapping? Chosen { get; private set; }

    public string Id { get; set; } = "";

    public string Text { get; set; } = FirstText;

    public string Sample { get; set; } = FirstSample;

    /// <summary>What is wrong with text, sample or what would be made, one entry a finding.</summary>
    public IReadOnlyList<string> Errors { get; private set; } = [];

    /// <summary>What the last trial would make; null before one.</summary>
    public MappingTrial? Trial { get; private set; }

    public string Made => string.Join("\n", (Trial?.Signals ?? []).Select(one => JsonSerializer.Serialize(one, Indented)));

    public void Choose(KeptMapping? mapping)
    {
        if (mapping?.Id == Chosen?.Id) return;
        (Chosen, Errors, Trial) = (mapping, [], null);
        (Id, Text) = (mapping?.Id ?? "", mapping?.Text ?? FirstText);
    }

    /// <summary>Makes signals of the sample and shows them; nothing is sent.</summary>
    public void Try(TowerState state, DateTimeOffset now)
    {
        (Trial, Errors) = (null, []);
        try
        {
            using var sample = JsonDocument.Parse(Sample, new() { MaxDepth = 64 });
            Trial = MappingTrial.Of(Text, sample.RootElement.Clone(), state, now);
            Errors = [.. Trial.Errors.Select(Spoken)];
        }
        catch (JsonException problem)
        {
            Errors = [$"The sample is not JSON (line {problem.LineNumber + 1}, byte {problem.BytePositionInLine + 1})."];
        }
    }

    /// <returns>What was kept; null where it was refused.</returns>
    public async Task<KeptMapping?> KeepAsync()
    {
        var kept = await send(new PutSignalMapping(Id.Trim(), Text, Chosen?.Id == Id.Trim() ? Chosen.Version : 0));
        Errors = kept.Succeeded ? [] : kept.Refusal.Errors.Count > 0 ? [.. kept.Refusal.Errors.Select(error => $"{error.Pointer}: {error.Message}")] : [kept.Refusal.Message];
        if (kept.Succeeded) Chosen = kept.Value;
        return kept.Value;
    }

    private static string Spoken(TrialError error) =>
        (error.Index is { } index ? $"signal {index + 1}: " : "") + (error.Pointer.Length > 0 ? $"{error.Pointer}: {error.Message}" : error.Message);
}
