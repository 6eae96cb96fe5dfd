using System.Security.Cryptography;
using ControlTower.Core.Kernel;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace ControlTower.Core.Storage.Credentials;

/// <summary>
/// Seals personal texts with a key of each person's own, so that destroying the key erases them wherever they stand, the
/// journal included. Safe from any thread.
/// </summary>
public sealed class PersonKeys(IDbContextFactory<CredentialsContext> contexts, IDataProtectionProvider protection)
{
    /// <summary>Keys that are kept unwrapped in memory.</summary>
    private const int Cached = 4_096;

    private readonly Lock gate = new();
    private readonly IDataProtector wrapper = protection.CreateProtector("person keys");
    private readonly Dictionary<string, byte[]> known = new(StringComparer.Ordinal);

    /// <summary>Makes the person's key when it is the first text of that person.</summary>
    /// <exception cref="InvalidOperationException">The person was forgotten.</exception>
    public Sealed Seal(string person, string text)
    {
        lock (gate) return PersonCipher.Seal(KeyOf(person) ?? CreateKey(person), person, text);
    }

    /// <summary>The text; null once the person was forgotten.</summary>
    public string? Open(Sealed @sealed)
    {
        byte[]? key;
        lock (gate) key = KeyOf(@sealed.Person);
        return key is null ? null : PersonCipher.Open(key, @sealed);
    }

    /// <summary>
    /// Destroys the key and the person's account, in the file as well (what is deleted is overwritten, the write-ahead log is
    /// emptied). Nothing is sealed for that person again. Backups made before still hold the key.
    /// </summary>
    public void Forget(string person) => ForgetAll([person]);

    /// <summary>Destroys what is left of keys of persons that the journal says are forgotten, as after a crash in between.</summary>
    public void ForgetAll(IEnumerable<string> persons)
    {
        lock (gate)
        {
            using var context = contexts.CreateDbContext();
            var destroyed = persons.Count(person => Destroy(context, person));
            if (destroyed > 0) context.Database.ExecuteSqlRaw("PRAGMA wal_checkpoint(TRUNCATE)");
        }
    }

    private bool Destroy(CredentialsContext context, string person)
    {
        known.Remove(person);
        context.Users.Where(account => account.Person == person).ExecuteDelete();
        var row = context.PersonKeys.Find(person);
        if (row is { Wrapped: null }) return false;
        if (row is null) context.PersonKeys.Add(new() { Person = person });
        else row.Wrapped = null;
        context.SaveChanges();
        return true;
    }

    private byte[]? KeyOf(string person)
    {
        if (known.TryGetValue(person, out var key)) return key;
        using var context = contexts.CreateDbContext();
        var row = context.PersonKeys.AsNoTracking().FirstOrDefault(one => one.Person == person);
        return row is { Wrapped: { } wrapped } ? Keep(person, wrapper.Unprotect(wrapped)) : null;
    }

    private byte[] CreateKey(string person)
    {
        using var context = contexts.CreateDbContext();
        if (context.PersonKeys.Any(one => one.Person == person)) throw new InvalidOperationException($"{person} was forgotten; nothing can be sealed for that person any more.");
        var key = RandomNumberGenerator.GetBytes(PersonCipher.KeyLength);
        context.PersonKeys.Add(new() { Person = person, Wrapped = wrapper.Protect(key) });
        context.SaveChanges();
        return Keep(person, key);
    }

    private byte[] Keep(string person, byte[] key)
    {
        if (known.Count >= Cached) known.Clear();
        return known[person] = key;
    }
}
