using ControlTower.Tests.Web.Shared;
using ControlTower.Tests.Web.Shared.Live;
using ControlTower.Web.Features.Audit;

namespace ControlTower.Tests.Web.Features.Audit;

public sealed class AuditScanTests : IDisposable
{
    private readonly MemoryJournal journal = new();

    [Fact]
    public void Find_All_IsNewestFirstAndGoesOnWhereItStopped()
    {
        Fill(250);
        var first = AuditScan.Find(journal, new(), 251);
        Assert.Equal((250, 151, 151, true), (first.Rows[0].Sequence, first.Rows[^1].Sequence, first.Reached, first.More));
        var second = AuditScan.Find(journal, new(), first.Reached);
        Assert.Equal((150, 51), (second.Rows[0].Sequence, second.Rows[^1].Sequence));
        var third = AuditScan.Find(journal, new(), second.Reached);
        Assert.Equal((50, false), (third.Rows.Count, third.More));
    }

    [Fact]
    public void Find_OneKind_LooksThroughPortionsAndMissesNone()
    {
        Fill(4_100);
        journal.With("case.opened", "system", "{}");
        Fill(10);
        var found = AuditScan.Find(journal, new("case"), 4_112);
        Assert.Equal([4_101L], found.Rows.Select(row => row.Sequence));
        Assert.Equal((1, false), (found.Reached, found.More));
    }

    [Fact]
    public void Find_NothingFits_StopsAtTheBound()
    {
        Fill(AuditScan.Most + 5_000);
        var found = AuditScan.Find(journal, new("nothing"), AuditScan.Most + 5_001);
        Assert.Empty(found.Rows);
        Assert.Equal((AuditScan.Most, true), (found.Looked, found.More));
    }

    [Theory]
    [InlineData("order", null, null, true)]
    [InlineData("order.placed", null, null, true)]
    [InlineData("ord", null, null, false)]
    [InlineData(null, "P-1", null, true)]
    [InlineData(null, "P-2", null, false)]
    [InlineData(null, null, "so-1", true)]
    [InlineData("order", "P-1", "so-2", false)]
    public void Matches_KindActorText_AllMustFit(string? kind, string? actor, string? text, bool expected)
    {
        journal.With("order.placed", "person:P-1", """{"order":"SO-1"}""");
        Assert.Equal(expected, AuditFilter.Parse(kind, actor, text).Matches(journal.Find(1)!));
    }

    [Fact]
    public void Row_InTheChain_SaysWhetherItContinues()
    {
        Fill(3);
        Assert.True(AuditRow.Read(journal, 1)!.Continues);
        Assert.True(AuditRow.Read(journal, 3)!.Continues);
        journal.Spoil(3);
        Assert.False(AuditRow.Read(journal, 3)!.Continues);
        Assert.Null(AuditRow.Read(journal, 4));
    }

    [Fact]
    public async Task Check_AWellChain_IsValidAndTellsHowFarItIs()
    {
        Fill(12_000);
        using var check = new ChainCheck(journal, new FixedClock(FixedClock.Noon));
        var told = 0;
        await check.RunAsync(() => told++);
        Assert.Equal((true, 12_000L), (check.Outcome!.Valid, check.Outcome.Rows));
        Assert.True(told > 1);
        Assert.Equal(12_000, check.Done);
    }

    [Fact]
    public async Task Check_ASpoiltRow_NamesIt()
    {
        Fill(20);
        journal.Spoil(8);
        using var check = new ChainCheck(journal, new FixedClock(FixedClock.Noon));
        await check.RunAsync(() => { });
        Assert.Equal((false, 8L), (check.Outcome!.Valid, check.Outcome.FirstBad));
    }

    [Fact]
    public async Task Check_Cancelled_SaysNothingOfTheRest()
    {
        Fill(12_000);
        using var check = new ChainCheck(journal, new FixedClock(FixedClock.Noon));
        await check.RunAsync(check.Cancel);
        Assert.True(check.Cancelled);
        Assert.Null(check.Outcome);
    }

    [Fact]
    public async Task Check_JournalUnreadable_TellsWhy()
    {
        Fill(1);
        journal.Broken = true;
        using var check = new ChainCheck(journal, new FixedClock(FixedClock.Noon));
        await check.RunAsync(() => { });
        Assert.Equal("The disk does not answer.", check.Problem);
    }

    public void Dispose() => journal.Dispose();

    private void Fill(int rows)
    {
        for (var n = 0; n < rows; n++) journal.With("order.placed", "system", "{}");
    }
}
