using System.Text;
using System.Text.Json;
using ControlTower.Core.Kernel;
using ControlTower.Core.Kernel.Json;

namespace ControlTower.Core.Orders.Outward;

/// <summary>Which template holds, what may stand in it, and how it is filled.</summary>
public static class MessageTemplates
{
    public const string ShippedLanguage = "en";

    /// <summary>The address of the tracking page. It is filled in where the message leaves, because the journal keeps no token.</summary>
    public const string Link = "link";

    private static readonly string[] Always = ["order", "customer", "items", "promised", Link];

    public static IReadOnlyList<MessageTemplate> Shipped { get; } = JsonSerializer.Deserialize<List<MessageTemplate>>(Embedded.Text("outward/messages.json"), CanonicalJson.Options)!;

    /// <summary>Names that a template of a kind may hold.</summary>
    public static IReadOnlyList<string> PlacesOf(MessageKind kind) => kind switch
    {
        MessageKind.Shipped => [.. Always, "shipment", "carrier", "tracking", "expected"],
        MessageKind.Delayed => [.. Always, "was", "expected"],
        MessageKind.ReadyForPickUp => [.. Always, "store", "until"],
        _ => Always,
    };

    /// <summary>All that hold: the company's own, and those that ship where it has none of the same kind and language.</summary>
    public static IEnumerable<MessageTemplate> Of(OutwardTerms terms) =>
        terms.Templates.Concat(Shipped.Where(one => !terms.Templates.Any(own => own.Kind == one.Kind && own.Language == one.Language)));

    /// <summary>In the language asked for, else in that of the terms, else as it ships.</summary>
    public static MessageTemplate Find(OutwardTerms terms, MessageKind kind, string language)
    {
        var able = Of(terms).Where(one => one.Kind == kind).ToList();
        return able.Find(one => one.Language == language) ?? able.Find(one => one.Language == terms.Language) ?? able.First(one => one.Language == ShippedLanguage);
    }

    /// <summary>What is wrong with a text, in a sentence; null where nothing is.</summary>
    public static string? Fault(MessageKind kind, string text)
    {
        for (var at = text.IndexOfAny(['{', '}']); at >= 0; at = text.IndexOfAny(['{', '}'], at + 1))
        {
            var end = text.IndexOf('}', at);
            if (text[at] == '}' || end < 0) return $"The brace at character {at + 1} has no other.";
            var name = text[(at + 1)..end];
            if (!PlacesOf(kind).Contains(name)) return $"There is nothing called '{name}' to fill in{Spelling.Hint(name, [.. PlacesOf(kind)])}.";
            at = end;
        }
        return null;
    }

    /// <summary>Puts in what is known; what has no value here stays as it is.</summary>
    public static string Fill(string text, Func<string, string?> value)
    {
        var filled = new StringBuilder(text.Length);
        var from = 0;
        for (var at = text.IndexOf('{', StringComparison.Ordinal); at >= 0; at = text.IndexOf('{', from))
        {
            var end = text.IndexOf('}', at);
            if (end < 0) break;
            filled.Append(text, from, at - from).Append(value(text[(at + 1)..end]) ?? text[at..(end + 1)]);
            from = end + 1;
        }
        return filled.Append(text, from, text.Length - from).ToString();
    }
}
