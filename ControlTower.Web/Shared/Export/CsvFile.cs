using System.Globalization;
using System.Text;

namespace ControlTower.Web.Shared.Export;

/// <summary>Tables as comma-separated values after RFC 4180, UTF-8, instants in UTC, figures unrounded with a decimal point.</summary>
public static class CsvFile
{
    /// <summary>Signs with which a spreadsheet takes a text for a formula.</summary>
    private const string Formula = "=+-@\t\r";

    /// <param name="name">Of the file, with its ending.</param>
    /// <param name="rows">Read while the file is sent, one after the other.</param>
    public static IResult Of(string name, IReadOnlyList<string> head, IEnumerable<IReadOnlyList<object?>> rows) => Of(name, head, rows.ToAsyncEnumerable());

    /// <param name="name">Of the file, with its ending.</param>
    /// <param name="rows">Fetched while the file is sent; whoever breaks off ends that.</param>
    public static IResult Of(string name, IReadOnlyList<string> head, IAsyncEnumerable<IReadOnlyList<object?>> rows) => Results.Stream(
        async stream =>
        {
            await using var writer = new StreamWriter(stream, new UTF8Encoding(false), 65_536, leaveOpen: true);
            await writer.WriteAsync(Line(head));
            await foreach (var row in rows) await writer.WriteAsync(Line(row));
        },
        "text/csv; charset=utf-8",
        name);

    public static string Line(IReadOnlyList<object?> cells) => string.Join(',', cells.Select(Cell)) + "\r\n";

    private static string Cell(object? value) => value switch
    {
        null => "",
        string text => Quoted(text.Length > 0 && Formula.Contains(text[0], StringComparison.Ordinal) ? "'" + text : text),
        DateTimeOffset at => at.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture),
        IFormattable figure => figure.ToString(null, CultureInfo.InvariantCulture),
        _ => Quoted(value.ToString() ?? ""),
    };

    private static string Quoted(string text) =>
        text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
