using ControlTower.Core.Kernel;

namespace ControlTower.Core.Protocols;

/// <summary>What came of reading a protocol's text.</summary>
/// <param name="Document">Null where there are errors.</param>
/// <param name="Errors">In order of place; the first <see cref="Kept"/>.</param>
/// <param name="Warnings">In order of place; they hinder nothing.</param>
public sealed record ProtocolCheck(ProtocolDocument? Document, IReadOnlyList<ProtocolFinding> Errors, IReadOnlyList<ProtocolFinding> Warnings)
{
    public const int Kept = 200;

    public bool Valid => Document is not null;

    /// <summary>The errors as a refusal; there has to be one.</summary>
    public Refusal ToRefusal()
    {
        var first = Errors[0];
        var place = first.Line > 0 ? $"Line {first.Line}, column {first.Column}" : "The protocol is not valid";
        var more = Errors.Count == 1 ? "" : $" ({Errors.Count} errors in all)";
        return new(RefusalKind.Unprocessable, $"{place}: {(first.Path.Length == 0 ? "" : first.Path + " ")}{first.Message}.{more}", first.Path)
        {
            Errors = [.. Errors.Select(one => new FieldError(one.Path, one.Message) { Line = Place(one.Line), Column = Place(one.Column) })],
            ErrorCount = Errors.Count,
        };
    }

    private static int? Place(int number) => number > 0 ? number : null;
}
