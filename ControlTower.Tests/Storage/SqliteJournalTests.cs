using ControlTower.Core.Journal;
using ControlTower.Core.Kernel;
using ControlTower.Core.People;
using ControlTower.Core.Runtime;
using ControlTower.Core.Storage;
using ControlTower.Core.Tower;
using ControlTower.Tests.Runtime;
using ControlTower.Tests.Tower;
using Microsoft.Data.Sqlite;

namespace ControlTower.Tests.Storage;

public sealed class SqliteJournalTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("journal-").FullName;

    private string File => Path.Combine(folder, "journal.db");

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, true);
    }

    [Fact]
    public async Task Loop_StartedAgain_GoesOnWhereItStopped()
    {
        var first = await RunAsync(0, 40);
        using var journal = new SqliteJournal(File);
        Assert.Equal(40, journal.Head.Sequence);
        var replayed = Replay.Continue(TowerState.Empty, journal, Replay.Catalog);
        Assert.Equal(TowerLoopTests.Bytes(first), TowerLoopTests.Bytes(replayed));
        Assert.Equal(new Verification(true, 40, Convert.ToHexStringLower(journal.Head.Hash), null, null), JournalVerification.Verify(journal));
    }

    [Fact]
    public async Task Replay_FromAView_AddsTheRestOnly()
    {
        var early = await RunAsync(0, 10);
        var late = await RunAsync(10, 30);
        using var journal = new SqliteJournal(File);
        Assert.Equal(TowerLoopTests.Bytes(late), TowerLoopTests.Bytes(Replay.Continue(early, journal, Replay.Catalog)));
    }

    [Fact]
    public async Task File_IsInWriteAheadModeAndOfTheVersionThatWasTried()
    {
        await RunAsync(0, 1);
        Assert.Equal(("wal", "3.35.5"), (Scalar("PRAGMA journal_mode"), Scalar("SELECT sqlite_version()")));
    }

    [Theory]
    [InlineData("UPDATE facts SET body = CAST('{}' AS BLOB) WHERE sequence = 7", 7, "does not continue")]
    [InlineData("UPDATE facts SET actor = 'person:P-9' WHERE sequence = 1", 1, "does not continue")]
    [InlineData("UPDATE facts SET recorded_at = recorded_at + 1 WHERE sequence = 20", 20, "does not continue")]
    [InlineData("UPDATE facts SET hash = zeroblob(32) WHERE sequence = 12", 12, "does not continue")]
    [InlineData("DELETE FROM facts WHERE sequence = 5", 5, "is missing")]
    [InlineData("UPDATE facts SET sequence = 100 WHERE sequence = 3; UPDATE facts SET sequence = 3 WHERE sequence = 4; UPDATE facts SET sequence = 4 WHERE sequence = 100", 3, "does not continue")]
    public async Task Verify_AfterTampering_NamesTheFirstBadRow(string sql, long row, string problem)
    {
        await RunAsync(0, 20);
        Execute(sql);
        using var journal = new SqliteJournal(File);
        var found = JournalVerification.Verify(journal);
        Assert.Equal((false, row, row - 1), (found.Valid, found.FirstBad!.Value, found.Rows));
        Assert.Contains(problem, found.Problem, StringComparison.Ordinal);
        Assert.Contains($"Row {row}", Assert.Throws<JournalException>(() => Replay.Continue(TowerState.Empty, journal, Replay.Catalog)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FullDisk_IsAClearRefusalAndGoesOnWhenThereIsRoom()
    {
        var big = new string('x', 40_000);
        TowerState full;
        using (var small = new SqliteJournal(File, maxPages: 24))
        {
            await using var loop = Loop(small, TowerState.Empty);
            Committed answer;
            var taken = 0;
            do answer = await loop.SubmitAsync(new(Caller.System, new AddFunction($"f{taken}", big)));
            while (answer.Answer.Succeeded && ++taken < 100);
            Assert.Equal(RefusalKind.Unavailable, answer.Answer.Refusal!.Kind);
            Assert.Contains("the disk is full", answer.Answer.Refusal.Message, StringComparison.Ordinal);
            Assert.Contains("the disk is full", loop.Trouble, StringComparison.Ordinal);
            Assert.Equal((taken, taken), (loop.View.Version, small.Head.Sequence));
            Assert.True(JournalVerification.Verify(small).Valid);
            small.Probe();
            full = loop.View;
        }
        using var roomy = new SqliteJournal(File);
        await using var again = Loop(roomy, full);
        Assert.True((await again.SubmitAsync(new(Caller.System, new AddFunction("more", big)))).Answer.Succeeded);
        Assert.Equal((true, full.Version + 1), (JournalVerification.Verify(roomy).Valid, JournalVerification.Verify(roomy).Rows));
    }

    [Fact]
    public void Append_ThatDoesNotFollow_IsABug()
    {
        using var journal = new SqliteJournal(File);
        var row = new FactRow(2, Scene.Start, Scene.Start, "system", "x", 1, [], new byte[32]);
        Assert.Throws<InvalidOperationException>(() => journal.Append([row]));
        Assert.Equal(JournalHead.Empty, journal.Head);
    }

    [Fact]
    public void File_ThatIsNoDatabase_IsToldInWords()
    {
        System.IO.File.WriteAllText(File, new string('?', 5_000));
        Assert.Contains("damaged", Assert.Throws<JournalException>(() => new SqliteJournal(File)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Folder_ThatIsNotThere_IsToldInWords() =>
        Assert.Contains("cannot be written", Assert.Throws<JournalException>(() => new SqliteJournal(Path.Combine(folder, "none", "j.db"))).Message, StringComparison.Ordinal);

    private async Task<TowerState> RunAsync(int from, int to)
    {
        using var journal = new SqliteJournal(File);
        await using var loop = Loop(journal, Replay.Continue(TowerState.Empty, journal, Replay.Catalog));
        for (var i = from; i < to; i++) await loop.SubmitAsync(new(Caller.System, new AddFunction($"f{i}", "F")));
        return loop.View;
    }

    private static TowerLoop Loop(SqliteJournal journal, TowerState state) =>
        new(new(TowerRules.Default), (journal, Replay.Catalog), state, new ManualClock(Scene.Start), new());

    private void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={File}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private string Scalar(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={File}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (string)command.ExecuteScalar()!;
    }
}
