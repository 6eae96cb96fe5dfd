using System.Text.Json;
using ControlTower.Core.Kernel;
using ControlTower.Core.People;
using ControlTower.Core.Signals;
using ControlTower.Web.Connectors;

namespace ControlTower.Web.Features.Signals;

/// <summary>Mends one rejected signal: the text under the reader's hands is theirs until it is replayed or they leave it.</summary>
/// <param name="send">Sends a command in the reader's name.</param>
public sealed class RejectedDesk(Func<object, Task<Result<object>>> send)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonDocumentOptions Bounds = new() { MaxDepth = 64 };

    /// <summary>What a person may do here at all.</summary>
    public const string Scope = Scopes.Signals;

    public RejectedSignal? Chosen { get; private set; }

    public string Text { get; set; } = "";

    /// <summary>What is wrong with the text, one entry a finding.</summary>
    public IReadOnlyList<string> Errors { get; private set; } = [];

    /// <summary>Somebody else replayed or discarded it while it was mended.</summary>
    public bool Gone { get; private set; }

    /// <summary>The kept text ends where it was cut, so the event is not whole.</summary>
    public bool Cut => Chosen is { Event.Length: >= 65_535 };

    public bool Changed => Chosen is not null && Text != Shape(Chosen.Event);

    public void Choose(RejectedSignal? signal)
    {
        if (signal?.Id == Chosen?.Id) return;
        (Chosen, Errors, Gone) = (signal, [], false);
        Text = signal is null ? "" : Shape(signal.Event);
    }

    /// <summary>Tells of the queue as it is now; the text stays.</summary>
    public void See(OrdinalMap<RejectedSignal> queue) => Gone = Chosen is not null && !queue.ContainsKey(Chosen.Id);

    public void Reset()
    {
        Text = Chosen is null ? "" : Shape(Chosen.Event);
        Errors = [];
    }

    /// <returns>What came of it, for the reader; null where it was refused, which <see cref="Errors"/> tells.</returns>
    public async Task<string?> ReplayAsync(DateTimeOffset now)
    {
        if (Chosen is not { } chosen || Read(now) is not { } mended) return null;
        var answer = await send(new ReplayRejected(chosen.Id, mended));
        if (!answer.Succeeded)
        {
            Errors = Told(answer.Refusal);
            return null;
        }
        Leave();
        return ((SignalsTaken)answer.Value).Accepted == 1 ? $"{chosen.Id} was replayed and accepted" : $"{chosen.Id} was known already; the entry is closed";
    }

    /// <returns>The refusal, if there is one.</returns>
    public async Task<string?> DiscardAsync(string reason)
    {
        if (Chosen is not { } chosen) return null;
        var answer = await send(new DiscardRejected(chosen.Id, reason));
        if (!answer.Succeeded) return answer.Refusal.Message;
        Leave();
        return null;
    }

    private SignalCandidate? Read(DateTimeOffset now)
    {
        try
        {
            using var document = JsonDocument.Parse(Text, Bounds);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                Errors = ["One event is expected, as a JSON object."];
                return null;
            }
            var candidate = CloudEvents.Read(document.RootElement, now);
            Errors = candidate.Error is { } error ? error.Split("; ") : [];
            return candidate.Error is null ? candidate : null;
        }
        catch (JsonException problem)
        {
            Errors = [$"This is not JSON at line {problem.LineNumber + 1}, character {problem.BytePositionInLine + 1}: {problem.Message.Split(". ")[0].TrimEnd('.')}."];
            return null;
        }
    }

    private void Leave() => (Chosen, Text, Errors, Gone) = (null, "", [], false);

    private static string[] Told(Refusal refusal) =>
        refusal.Errors.Count > 0 ? [.. refusal.Errors.Select(error => $"{error.Pointer}: {error.Message}")] : refusal.Message.Split("; ");

    /// <summary>Readable where it is JSON at all, else as it came.</summary>
    private static string Shape(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, Bounds);
            return JsonSerializer.Serialize(document.RootElement, Indented);
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException)
        {
            return text;
        }
    }
}
