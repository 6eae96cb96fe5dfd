using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using ControlTower.Core.Kernel;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace ControlTower.Core.Storage.Credentials;

/// <summary>
/// Seals personal texts with a key of each person's own (AES-256-GCM, the person's id as associated data), so that destroying
/// the key erases them wherever they stand, the journal included.
/// </summary>
public sealed class PersonKeys(IDbContextFactory<CredentialsContext> contexts, IDataProtectionProvider protection)
{
    private const int NonceLength = 12;
    private const int TagLength = 16;

    private readonly IDataProtector wrapper = protection.CreateProtector("person keys");
    private readonly ConcurrentDictionary<string, byte[]> known = new(StringComparer.Ordinal);

    public Sealed Seal(string person, string text)
    {
        var plain = Encoding.UTF8.GetBytes(text);
        var cipher = new byte[NonceLength + TagLength + plain.Length];
        var nonce = cipher.AsSpan(0, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(KeyOf(person) ?? CreateKey(person), TagLength);
        aes.Encrypt(nonce, plain, cipher.AsSpan(NonceLength + TagLength), cipher.AsSpan(NonceLength, TagLength), Encoding.UTF8.GetBytes(person));
        return new(person, Convert.ToBase64String(cipher));
    }

    /// <summary>The text; null once the person was forgotten.</summary>
    public string? Open(Sealed @sealed)
    {
        if (KeyOf(@sealed.Person) is not { } key) return null;
        var cipher = Convert.FromBase64String(@sealed.Cipher).AsSpan();
        var plain = new byte[cipher.Length - NonceLength - TagLength];
        using var aes = new AesGcm(key, TagLength);
        try
        {
            aes.Decrypt(cipher[..NonceLength], cipher[(NonceLength + TagLength)..], cipher.Slice(NonceLength, TagLength), plain, Encoding.UTF8.GetBytes(@sealed.Person));
        }
        catch (AuthenticationTagMismatchException)
        {
            // Sealed with a key that was destroyed since.
            return null;
        }
        return Encoding.UTF8.GetString(plain);
    }

    public void Forget(string person)
    {
        using var context = contexts.CreateDbContext();
        context.PersonKeys.Where(key => key.Person == person).ExecuteDelete();
        known.TryRemove(person, out _);
    }

    private byte[]? KeyOf(string person)
    {
        if (known.TryGetValue(person, out var key)) return key;
        using var context = contexts.CreateDbContext();
        if (context.PersonKeys.AsNoTracking().FirstOrDefault(one => one.Person == person) is not { } found) return null;
        return known.GetOrAdd(person, wrapper.Unprotect(found.Wrapped));
    }

    private byte[] CreateKey(string person)
    {
        var key = RandomNumberGenerator.GetBytes(32);
        using var context = contexts.CreateDbContext();
        context.PersonKeys.Add(new() { Person = person, Wrapped = wrapper.Protect(key) });
        context.SaveChanges();
        return known.GetOrAdd(person, key);
    }
}
