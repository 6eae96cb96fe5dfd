using System.Globalization;
using System.Text;

namespace ControlTower.Core.Storage.Snapshots;

/// <summary>The first line of a snapshot, of fixed length, readable without its body.</summary>
/// <param name="Format">Layout and build of the program: another build may fold otherwise, so its snapshots are passed over.</param>
/// <param name="StateHash">As <see cref="Snapshots.StateHash"/> gives it.</param>
/// <param name="JournalHash">Of the journal's row at <paramref name="Version"/>, in hex.</param>
internal sealed record SnapshotHeader(string Format, long Version, string StateHash, string JournalHash)
{
    private const int HashDigits = 64;

    /// <summary>Deterministic builds: the same source gives the same module version.</summary>
    public static string CurrentFormat { get; } = $"1-{typeof(SnapshotHeader).Assembly.ManifestModule.ModuleVersionId:N}";

    public static int Length { get; } = Blank(0).ToBytes().Length;

    public static SnapshotHeader Blank(long version) => new(CurrentFormat, version, new('0', HashDigits), new('0', HashDigits));

    public byte[] ToBytes() => Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"tower-snapshot {Format} {Version:D19} {StateHash} {JournalHash}\n"));

    /// <summary>Null where the line is not the header of a snapshot of this format.</summary>
    public static SnapshotHeader? Read(Stream stream)
    {
        var line = new byte[Length];
        if (stream.ReadAtLeast(line, Length, throwOnEndOfStream: false) < Length) return null;
        return Encoding.ASCII.GetString(line).TrimEnd('\n').Split(' ') is ["tower-snapshot", var format, var number, var state, var journal]
            && format == CurrentFormat && long.TryParse(number, CultureInfo.InvariantCulture, out var version)
            ? new(format, version, state, journal)
            : null;
    }
}
