using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace ControlTower.Core.Journal;

/// <summary>
/// Each row's hash covers the hash before it, so that no row can be changed, dropped, added or moved without all later ones showing it:
/// SHA-256(previous 32 bytes · sequence · recorded ticks · occurred ticks · schema · actor · kind · body), numbers as 8 bytes
/// big-endian, texts and body each after their length in 4 bytes.
/// </summary>
public static class FactChain
{
    public const int HashLength = 32;

    /// <summary>What the first row is chained to.</summary>
    public static byte[] Genesis { get; } = new byte[HashLength];

    public static byte[] Hash(ReadOnlySpan<byte> previous, FactRow row)
    {
        var size = HashLength + (4 * 8) + (3 * 4) + Encoding.UTF8.GetMaxByteCount(row.Actor.Length + row.Kind.Length) + row.Body.Length;
        var rented = ArrayPool<byte>.Shared.Rent(size);
        try
        {
            var span = rented.AsSpan();
            previous.CopyTo(span);
            var at = HashLength;
            at = Number(span, at, row.Sequence);
            at = Number(span, at, row.RecordedAt.UtcTicks);
            at = Number(span, at, row.OccurredAt.UtcTicks);
            at = Number(span, at, row.Schema);
            at = Text(span, at, row.Actor);
            at = Text(span, at, row.Kind);
            BinaryPrimitives.WriteInt32BigEndian(span[at..], row.Body.Length);
            row.Body.CopyTo(span[(at + 4)..]);
            return SHA256.HashData(span[..(at + 4 + row.Body.Length)]);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    public static bool Continues(ReadOnlySpan<byte> previous, FactRow row) => row.Hash.AsSpan().SequenceEqual(Hash(previous, row));

    private static int Number(Span<byte> span, int at, long value)
    {
        BinaryPrimitives.WriteInt64BigEndian(span[at..], value);
        return at + 8;
    }

    private static int Text(Span<byte> span, int at, string text)
    {
        var length = Encoding.UTF8.GetBytes(text, span[(at + 4)..]);
        BinaryPrimitives.WriteInt32BigEndian(span[at..], length);
        return at + 4 + length;
    }
}
