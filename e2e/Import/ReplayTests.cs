using System.Text.Json;
using ControlTower.EndToEnd.Harness;
using Microsoft.Playwright;

namespace ControlTower.EndToEnd.Import;

/// <summary>A person brings a record of events and has it told again at a speed, sees how far it is, and stops it.</summary>
[Collection(BrowserCollection.Name)]
public sealed class ReplayTests(TowerBrowser browser)
{
    /// <summary>Delays an hour apart; after them the record pauses for a year.</summary>
    private const int Delays = 3;

    private static readonly DateTimeOffset Began = new(2018, 3, 5, 6, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Replay_OfAnUploadedRecord_OpensCasesInTimeAndStopsWhenCancelled()
    {
        using var folder = new EventFolder();
        await using var tower = await TowerProcess.StartAsync();
        using var api = tower.Api();
        (await api.PutAsync("/api/v1/network", WideNetwork.Document)).Expect(System.Net.HttpStatusCode.OK);
        await using var visit = await browser.VisitAsync(tower);
        var page = visit.Page;
        await FirstAccount.MakeAsync(visit, tower);

        await page.OpenAsync("/import/replay");
        await page.SetInputFilesAsync("#files", folder.Files);
        await page.Locator(".form li").Nth(1).WaitForAsync();
        await page.SelectOptionAsync("#speed", "an hour in a second");
        await page.GetByRole(AriaRole.Button, new() { Name = "Read and look" }).ClickAsync();
        await page.Locator("#preview").GetByText($"{Delays + 1}").First.WaitForAsync();
        Assert.Contains("later.jsonl", await page.Locator("#rejected").InnerTextAsync(), StringComparison.Ordinal);
        await page.GetByRole(AriaRole.Button, new() { Name = "Start" }).ClickAsync();

        await page.GetByText($"1 of {Delays + 1} events").WaitForAsync();
        Assert.InRange(await CasesAsync(api), 1, Delays - 1);
        await page.GetByText($"{Delays} of {Delays + 1} events").WaitForAsync();
        Assert.Equal(Delays, await CasesAsync(api));

        await page.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await page.Locator("#replayed").GetByText("was cancelled").WaitForAsync();
        await page.Locator("#replayed").GetByText($"{Delays} signals accepted").WaitForAsync();
        Assert.Equal(Delays, await CasesAsync(api));
        visit.AssertNoTroubles();
    }

    private static async Task<int> CasesAsync(ApiClient api) => (await api.GetAsync("/api/v1/exceptions")).Body().GetProperty("items").GetArrayLength();

    /// <summary>Two files of a record: the delays, and what came a year later beside a line that is none.</summary>
    private sealed class EventFolder : IDisposable
    {
        private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("events-");

        public EventFolder()
        {
            File.WriteAllText(Path.Combine(folder.FullName, "delays.json"), JsonSerializer.Serialize(Enumerable.Range(1, Delays).Select(n => Event(n, Began.AddHours(n)))));
            File.WriteAllText(Path.Combine(folder.FullName, "later.jsonl"), JsonSerializer.Serialize(Event(Delays + 1, Began.AddYears(1))) + "\nno event\n");
        }

        public string[] Files => Directory.GetFiles(folder.FullName);

        public void Dispose() => folder.Delete(recursive: true);

        private static object Event(int supplier, DateTimeOffset time) =>
            new { specversion = "1.0", id = $"record-{supplier}", source = "/record", type = "supplier.delayed", time, data = new { site = WideNetwork.Supplier(supplier), delayHours = 30, reason = "oven broke" } };
    }
}
