using System.Text.Json;
using ControlTower.EndToEnd.Harness;

namespace ControlTower.EndToEnd.Import;

/// <summary>The import as a command of the real program.</summary>
public sealed class ImportCommandTests : IDisposable
{
    private readonly string data = Directory.CreateTempSubdirectory("tower-e2e-").FullName;

    public void Dispose() => Directory.Delete(data, recursive: true);

    [Fact]
    public async Task Import_RunTwice_CompletesOnceAndKnowsAllTheSecondTime()
    {
        using var files = new HistoryFolder(orders: 500, unreadable: 2);
        var report = Path.Combine(data, "report.json");
        string[] command = ["import", "--mapping", files.MappingFile, "--from", files.Folder, "--report", report];

        var first = await TowerCommand.RunAsync(data, command);
        Assert.True(first.ExitCode == 0, first.Output);
        using (var told = JsonDocument.Parse(await File.ReadAllTextAsync(report)))
        {
            Assert.Equal(500, told.RootElement.GetProperty("imported").GetInt32());
            Assert.Equal("orders.placedAt", told.RootElement.GetProperty("rejected")[0].GetProperty("field").GetString());
            Assert.Equal(502, told.RootElement.GetProperty("rejected")[0].GetProperty("line").GetInt32());
        }

        Assert.Contains("500 known already", (await TowerCommand.RunAsync(data, command)).Output, StringComparison.Ordinal);
        var verified = await TowerCommand.RunAsync(data, ["verify"]);
        Assert.True(verified is { ExitCode: 0 } && verified.Output.Contains("valid:", StringComparison.Ordinal), verified.Output);
    }

    [Theory]
    [InlineData(2, "nonsense")]
    [InlineData(2, "import", "--mapping", "olist")]
    [InlineData(1, "import", "--mapping", "olist", "--from", "/nowhere/at/all")]
    [InlineData(1, "forget", "P-99")]
    public async Task Command_ThatCannotBe_SaysSoByItsExitCode(int code, params string[] words) =>
        Assert.Equal(code, (await TowerCommand.RunAsync(data, words)).ExitCode);
}
