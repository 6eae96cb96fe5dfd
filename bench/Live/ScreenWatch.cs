using System.Globalization;
using Microsoft.Playwright;

namespace ControlTower.Bench.Live;

/// <summary>Notes in a page when each mark first stands in its document, by a MutationObserver and the clock of the machine.</summary>
internal sealed class ScreenWatch
{
    private const string Observe = """
        pattern => {
          const seen = window.benchSeen = {}, wanted = new RegExp(pattern, 'g');
          const note = text => { for (const found of (text ?? '').matchAll(wanted)) seen[found[1]] ??= performance.timeOrigin + performance.now(); };
          new MutationObserver(records => {
            for (const record of records) {
              if (record.type === 'characterData') note(record.target.data);
              for (const node of record.addedNodes) note(node.textContent);
            }
          }).observe(document.body, { childList: true, subtree: true, characterData: true });
        }
        """;

    private readonly IPage page;

    private ScreenWatch(IPage page) => this.page = page;

    /// <param name="pattern">A regular expression whose first group is the mark.</param>
    public static async Task<ScreenWatch> BeginAsync(IPage page, string pattern)
    {
        await page.EvaluateAsync(Observe, pattern);
        return new(page);
    }

    /// <returns>By mark, milliseconds since 1970 at which it first stood in the document.</returns>
    public Task<Dictionary<string, double>> SeenAsync() => page.EvaluateAsync<Dictionary<string, double>>("() => window.benchSeen");

    /// <summary>The same clock on this side.</summary>
    public static double Now() => (DateTime.UtcNow - DateTime.UnixEpoch).TotalMilliseconds;

    public static string Mark(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
