using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace ControlTower.EndToEnd.Harness;

/// <summary>The accessibility findings of a page as it stands.</summary>
public static class Axe
{
    private const int NodesShown = 5;

    public static async Task AssertAccessibleAsync(IPage page)
    {
        var findings = await FindingsAsync(page);
        Assert.True(findings.Count == 0, $"{page.Url}\n{string.Join('\n', findings)}");
    }

    /// <summary>Serious and critical findings, one text each: what is wrong, and the first elements it concerns.</summary>
    /// <param name="rules">Only these, by their ids; all where none is named.</param>
    public static async Task<IReadOnlyList<string>> FindingsAsync(IPage page, params string[] rules)
    {
        var result = rules.Length == 0 ? await page.RunAxe() : await page.RunAxe(new AxeRunOptions { RunOnly = new RunOnlyOptions { Type = "rule", Values = [.. rules] } });
        return [.. result.Violations.Where(rule => rule.Impact is "serious" or "critical").Select(Describe)];
    }

    private static string Describe(AxeResultItem rule)
    {
        var places = rule.Nodes.Take(NodesShown).Select(node => $"  {node.Target} {node.Html}");
        return $"{rule.Impact} {rule.Id}: {rule.Help} ({rule.Nodes.Length} elements)\n{string.Join('\n', places)}";
    }
}
