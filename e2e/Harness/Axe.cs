using System.Text.Json;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace ControlTower.EndToEnd.Harness;

/// <summary>The accessibility findings of a page as it stands.</summary>
public static class Axe
{
    private const int NodesShown = 5;

    /// <summary>What passes is not told: gathering it takes longer than finding what does not.</summary>
    private const string Run =
        """
        async rules => {
          const { violations } = await axe.run(document, {
            resultTypes: ['violations'], iframes: false, ...(rules.length > 0 ? { runOnly: { type: 'rule', values: rules } } : {}) });
          return JSON.stringify(violations.map(({ id, impact, help, nodes }) =>
            ({ id, impact, help, nodes: nodes.map(node => ({ target: node.target.join(' '), html: node.html })) })));
        }
        """;

    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    public static async Task AssertAccessibleAsync(IPage page)
    {
        var findings = await FindingsAsync(page);
        Assert.True(findings.Count == 0, $"{page.Url}\n{string.Join('\n', findings)}");
    }

    /// <summary>Serious and critical findings, one text each: what is wrong, and the first elements it concerns.</summary>
    /// <param name="rules">Only these, by their ids; all where none is named.</param>
    public static async Task<IReadOnlyList<string>> FindingsAsync(IPage page, params string[] rules)
    {
        // Once for each document: the package's own way does so at each run, and opens a window to join the results of frames.
        if (!await page.EvaluateAsync<bool>("() => 'axe' in window")) await page.EvaluateAsync(Script);
        var findings = JsonSerializer.Deserialize<IReadOnlyList<Finding>>(await page.EvaluateAsync<string>(Run, rules), JsonSerializerOptions.Web)!;
        return [.. findings.Where(rule => rule.Impact is "serious" or "critical").Select(Describe)];
    }

    private static string Describe(Finding rule)
    {
        var places = rule.Nodes.Take(NodesShown).Select(node => $"  {node.Target} {node.Html}");
        return $"{rule.Impact} {rule.Id}: {rule.Help} ({rule.Nodes.Count} elements)\n{string.Join('\n', places)}";
    }

    private sealed record Finding(string Id, string? Impact, string Help, IReadOnlyList<Place> Nodes);

    private sealed record Place(string Target, string Html);
}
