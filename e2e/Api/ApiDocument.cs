using System.Globalization;

namespace ControlTower.EndToEnd.Api;

/// <summary>
/// Reads the examples of docs/api.md in their order: a block <c>http</c> with a request is followed by one with its answer; a block
/// <c>hub</c> is a talk over a web socket.
/// </summary>
public static class ApiDocument
{
    private const string Fence = "```";

    /// <returns>Each an <see cref="ApiExample"/> or a <see cref="HubExample"/>.</returns>
    public static IReadOnlyList<object> Read(string markdown)
    {
        var examples = new List<object>();
        Block? asked = null;
        foreach (var block in Blocks(markdown.Split('\n')))
        {
            if (block.Kind == "hub")
            {
                examples.Add(Talk(block));
                continue;
            }
            if (block.Kind != "http") throw new FormatException($"Line {block.Line}: a block is http or hub, found '{block.Kind}'.");
            var isAnswer = block.Head[0].StartsWith("HTTP/", StringComparison.Ordinal);
            if (isAnswer == asked is null) throw new FormatException($"Line {block.Line}: a request is followed by its answer.");
            if (asked is not null) examples.Add(Example(asked, block));
            asked = isAnswer ? null : block;
        }
        return asked is null ? examples : throw new FormatException($"Line {asked.Line}: the request has no answer.");
    }

    private static IEnumerable<Block> Blocks(string[] lines)
    {
        for (var i = 0; i < lines.Length; i++)
        {
            if (!lines[i].StartsWith(Fence, StringComparison.Ordinal)) continue;
            var begin = i;
            while (lines[++i] != Fence)
            {
            }
            var inside = lines[(begin + 1)..i];
            var head = inside.TakeWhile(line => line.Length > 0).ToList();
            yield return new(begin + 1, lines[begin][Fence.Length..], head, string.Join('\n', inside.Skip(head.Count + 1)));
        }
    }

    private static ApiExample Example(Block asked, Block answer)
    {
        var request = asked.Head[0].Split(' ', 2);
        var status = int.Parse(answer.Head[0].Split(' ')[1], CultureInfo.InvariantCulture);
        var mediaType = Headers(answer).FirstOrDefault(header => header.Name == "Content-Type").Value;
        return new(asked.Line, request[0], request[1], Headers(asked), asked.Body, status, mediaType, answer.Body);
    }

    private static HubExample Talk(Block block) => new(
        block.Line, block.Head[0], Headers(block),
        [.. block.Body.Split('\n').Where(line => line.Length > 0).Select(line => (line[0] == '>', line[2..]))]);

    private static List<(string Name, string Value)> Headers(Block block) =>
        [.. block.Head.Skip(1).Select(line => line.Split(": ", 2)).Select(parts => (parts[0], parts[1]))];

    /// <param name="Head">Lines up to the first empty one.</param>
    private sealed record Block(int Line, string Kind, IReadOnlyList<string> Head, string Body);
}
