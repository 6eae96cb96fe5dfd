using System.Globalization;
using ControlTower.Core.Protocols.Conditions;
using ControlTower.Tests.Architecture;

namespace ControlTower.Tests.Protocols;

/// <summary>The tables of docs/protocols.md are the catalogue.</summary>
public sealed class ProtocolDocsTests
{
    private static readonly string Docs = File.ReadAllText(Path.Combine(Sources.Root, "docs", "protocols.md"));

    public static IEnumerable<string> Rows() =>
    [
        .. ConditionFields.All.Select(field => $"| `{field.Name}` | {UnitOf(field)} | {field.Meaning} | {field.UnknownWords} | `{field.Example}` |"),
        .. ConditionFields.All.Where(field => field.Choices.Count > 0).Select(field => $"- `{field.Name}`: {string.Join(", ", field.Choices)}"),
        .. ConditionFields.Functions.Select(one => string.Create(CultureInfo.InvariantCulture, $"| `{one.Name}` | {one.Unit} | {one.LongestHours / 24:0} d | {one.Meaning} | `{one.Example}` |")),
    ];

    [Fact]
    public void Docs_HoldEveryRowOfTheCatalogue()
    {
        var missing = Rows().Where(row => !Docs.Contains(row + "\n", StringComparison.Ordinal)).ToList();
        if (missing.Count > 0 && Environment.GetEnvironmentVariable("TOWER_GOLDEN") == "write") File.WriteAllText(Path.Combine(Sources.Root, "docs", "protocols.rows.txt"), string.Join('\n', Rows()));
        Assert.True(missing.Count == 0, string.Join('\n', missing));
    }

    [Fact]
    public void Example_OfTheDocs_IsValid()
    {
        var from = Docs.IndexOf("```yaml\n", StringComparison.Ordinal) + "```yaml\n".Length;
        Assert.Empty(Core.Protocols.ProtocolText.Check(Docs[from..Docs.IndexOf("```\n", from, StringComparison.Ordinal)], Worlds.Usual).Errors);
    }

    private static string UnitOf(ConditionField field) => field.Kind switch
    {
        FieldKind.Text => "text",
        FieldKind.Flag => "true or false",
        _ when field.Dimension == Dimension.TimeOfDay => "time of day",
        _ => field.Unit.Length == 0 ? "number" : field.Unit,
    };
}
