using System.Security.Cryptography;
using System.Text;
using ControlTower.Core.Kernel;

namespace ControlTower.Core.Storage.Credentials;

/// <summary>AES-256-GCM over a text, with the person's id as associated data, so that a text cannot be moved to another person.</summary>
internal static class PersonCipher
{
    public const int KeyLength = 32;
    private const int NonceLength = 12;
    private const int TagLength = 16;

    public static Sealed Seal(byte[] key, string person, string text)
    {
        var plain = Encoding.UTF8.GetBytes(text);
        var cipher = new byte[NonceLength + TagLength + plain.Length];
        var nonce = cipher.AsSpan(0, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key, TagLength);
        aes.Encrypt(nonce, plain, cipher.AsSpan(NonceLength + TagLength), cipher.AsSpan(NonceLength, TagLength), Encoding.UTF8.GetBytes(person));
        return new(person, Convert.ToBase64String(cipher));
    }

    /// <summary>Null where the text was not sealed with this key for this person.</summary>
    public static string? Open(byte[] key, Sealed @sealed)
    {
        var cipher = new byte[@sealed.Cipher.Length];
        if (!Convert.TryFromBase64String(@sealed.Cipher, cipher, out var length) || length < NonceLength + TagLength) return null;
        var plain = new byte[length - NonceLength - TagLength];
        using var aes = new AesGcm(key, TagLength);
        try
        {
            aes.Decrypt(cipher.AsSpan(0, NonceLength), cipher.AsSpan(NonceLength + TagLength, plain.Length), cipher.AsSpan(NonceLength, TagLength), plain, Encoding.UTF8.GetBytes(@sealed.Person));
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
        return Encoding.UTF8.GetString(plain);
    }
}
