using System.Text.Json;
using System.Text.Json.Nodes;
using ControlTower.Core.Kernel;

namespace ControlTower.Core.Signals.Mapping;

/// <summary>One signal that a mapping makes of a document: an event that is still to be checked as any other, or why there is none.</summary>
/// <param name="Text">The part of the document that it was made of.</param>
public sealed record MappedSignal(JsonElement? Event, FieldError? Error, string Text);

/// <summary>Carries a mapping out. Reads the document only; the same document makes the same signals.</summary>
public static class MappedSignals
{
    /// <returns>In the order of the document; a refusal where it makes too many, or its list is not there.</returns>
    public static Result<IReadOnlyList<MappedSignal>> Make(SignalMapping mapping, JsonElement document)
    {
        var root = new MappedElement("", document);
        var elements = (mapping.Each is { } each ? each.Find(root, root) : [root]).Take(SignalMapping.MostSignals + 1).ToList();
        if (elements.Count > SignalMapping.MostSignals) return Refusal.Invalid($"A document makes up to {SignalMapping.MostSignals} signals; send it in parts.");
        if (elements.Count == 0 && !mapping.Each!.IsMany) return Refusal.Invalid("The document holds nothing where the mapping's 'each' looks.", "");
        return elements.Select(element => MakeOne(mapping, root, element)).ToList();
    }

    private static MappedSignal MakeOne(SignalMapping mapping, MappedElement root, MappedElement element)
    {
        var text = element.Value.GetRawText();
        try
        {
            var made = new FieldMaker(root);
            var signal = new JsonObject { ["specversion"] = "1.0" };
            made.Fill(signal, mapping.Envelope, element);
            // CloudEvents have texts for ids; a foreign system may count.
            foreach (var name in new[] { "id", "source", "subject" }) if (signal[name] is JsonValue value && value.GetValueKind() == JsonValueKind.Number) signal[name] = value.ToJsonString();
            var data = new JsonObject();
            made.Fill(data, mapping.Data, element);
            signal["data"] = data;
            return new(JsonSerializer.SerializeToElement(signal), null, text);
        }
        catch (MappingFault fault)
        {
            return new(null, fault.Error, text);
        }
        catch (InvalidOperationException)
        {
            // What half a letter escaped in JSON ends in, wherever it is read.
            return new(null, new(element.Pointer, "it holds a text that is not valid Unicode"), text);
        }
    }
}
