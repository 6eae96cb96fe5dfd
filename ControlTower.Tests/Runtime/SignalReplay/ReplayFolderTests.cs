using ControlTower.Core.Runtime.SignalReplay;
using ControlTower.Tests.Storage;

namespace ControlTower.Tests.Runtime.SignalReplay;

public sealed class ReplayFolderTests : IDisposable
{
    private const string Event = """{"specversion":"1.0","id":"s-1","source":"erp","type":"site.down","time":"2018-01-01T00:00:00Z","data":{}}""";

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Read_AFileHeldByAnother_NamesItAndSaysWhy()
    {
        File.WriteAllText(folder["a.json"], Event);
        File.WriteAllText(folder["b.jsonl"], Event);
        using var held = new FileStream(folder["b.jsonl"], FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        var read = ReplayFolder.Read(folder.Root);

        Assert.StartsWith("b.jsonl cannot be read: ", read.Refusal!.Message, StringComparison.Ordinal);
        Assert.Equal("folder", read.Refusal.Pointer);
    }

    [Fact]
    public void Read_AFileThatIsNotJson_IsNamedWithItsLineAndTheRestIsRead()
    {
        File.WriteAllText(folder["a.json"], Event);
        File.WriteAllText(folder["b.jsonl"], Event + "\n{oops\n");

        var plan = ReplayFolder.Read(folder.Root).Value!;

        Assert.Equal(2, plan.Events.Count);
        Assert.Equal(("b.jsonl", 2, "not JSON"), plan.Rejected.Select(row => (row.File, row.Line, row.Reason)).Single());
    }

    [Fact]
    public void Read_NoFileOfEvents_SaysWhichEndingsCount() => Assert.Contains(".ndjson", ReplayFolder.Read(folder.Root).Refusal!.Message, StringComparison.Ordinal);
}
