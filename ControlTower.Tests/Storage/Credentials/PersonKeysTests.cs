using System.Text;
using ControlTower.Core.Journal;
using ControlTower.Core.Kernel;
using ControlTower.Core.People;
using ControlTower.Core.Runtime;
using ControlTower.Core.Storage;
using ControlTower.Core.Storage.Credentials;
using ControlTower.Tests.Tower;

namespace ControlTower.Tests.Storage.Credentials;

public sealed class PersonKeysTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly Secrets secrets;

    public PersonKeysTests() => secrets = new(folder);

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Open_WhatWasSealed_GivesItBackAlsoInTheNextProcess()
    {
        var one = secrets.Keys.Seal("U-1", "Buyer at desk four");
        Assert.DoesNotContain("Buyer", one.Cipher, StringComparison.Ordinal);
        Assert.Equal("Buyer at desk four", secrets.Keys.Open(one));
        Assert.Equal("Buyer at desk four", new Secrets(folder).Keys.Open(one));
    }

    [Fact]
    public void Open_MovedToAnotherPersonOrAltered_GivesNothing()
    {
        var one = secrets.Keys.Seal("U-1", "first");
        secrets.Keys.Seal("U-2", "second");
        Assert.Null(secrets.Keys.Open(one with { Person = "U-2" }));
        var bytes = Convert.FromBase64String(one.Cipher);
        bytes[^1] ^= 1;
        Assert.Null(secrets.Keys.Open(one with { Cipher = Convert.ToBase64String(bytes) }));
        Assert.Null(secrets.Keys.Open(one with { Cipher = "not base 64" }));
    }

    [Fact]
    public void Forget_InTheJournal_LeavesTheChainValidAndTheTextUnreadable()
    {
        using var journal = new SqliteJournal(folder["journal.db"]);
        var name = secrets.Keys.Seal("U-1", "Buyer at desk four");
        new[] { new Fact(1, Scene.Start, Scene.Start, Actors.System, new PersonAdded("U-1", name, [], [])) }.AppendTo(journal);
        Assert.Equal("Buyer at desk four", secrets.Keys.Open(NameIn(journal)));

        new[] { new Fact(2, Scene.Start, Scene.Start, Actors.System, new PersonForgotten("U-1")) }.AppendTo(journal);
        secrets.Keys.Forget("U-1");

        Assert.True(JournalVerification.Verify(journal).Valid);
        Assert.Null(secrets.Keys.Open(NameIn(journal)));
        Assert.Null(new Secrets(folder).Keys.Open(NameIn(journal)));
    }

    [Fact]
    public void Forget_Anyone_LeavesNothingOfKeyAndAccountInTheFiles()
    {
        secrets.Keys.Seal("U-1", "x");
        byte[] wrapped;
        using (var context = secrets.Contexts.CreateDbContext())
        {
            context.Users.Add(new Account { UserName = "a-very-telling-name", Person = "U-1" });
            context.SaveChanges();
            wrapped = context.PersonKeys.Single().Wrapped!;
        }
        Assert.True(OnDisk(wrapped) && OnDisk(Encoding.UTF8.GetBytes("a-very-telling-name")));

        secrets.Keys.Forget("U-1");

        Assert.False(OnDisk(wrapped));
        Assert.False(OnDisk(Encoding.UTF8.GetBytes("a-very-telling-name")));
    }

    [Fact]
    public void Seal_ForAForgottenPerson_IsRefused()
    {
        secrets.Keys.Forget("U-9");
        Assert.Throws<InvalidOperationException>(() => secrets.Keys.Seal("U-9", "again"));
    }

    [Fact]
    public async Task Seal_ByManyAtOnce_MakesOneKey()
    {
        var texts = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Run(() => secrets.Keys.Seal("U-1", $"{i}"))));
        Assert.Equal(Enumerable.Range(0, 16).Select(i => $"{i}"), texts.Select(text => new Secrets(folder).Keys.Open(text)));
    }

    private static Sealed NameIn(SqliteJournal journal) => ((PersonAdded)Replay.Catalog.Decode(journal.Find(1)!).Body).Name;

    private bool OnDisk(byte[] text) =>
        Directory.EnumerateFiles(folder.Root, "credentials.db*").Any(file => ReadShared(file).AsSpan().IndexOf(text) >= 0);

    private static byte[] ReadShared(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
