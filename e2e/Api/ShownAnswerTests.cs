using System.Text.Json;

namespace ControlTower.EndToEnd.Api;

public sealed class ShownAnswerTests
{
    [Theory]
    [InlineData("""{ "a": 1 }""", """{ "a": 2 }""", "/a is shown as 1")]
    [InlineData("""{ "a": 1 }""", """{ "a": 1, "b": 2 }""", "/b is not shown")]
    [InlineData("""{ "a": 1, "…": "…" }""", """{ "b": 2 }""", "/a is shown and missing")]
    [InlineData("""["…"]""", "[1, 2]", null)]
    [InlineData("[1]", "[1, 2]", "1 entries, found 2")]
    [InlineData("""["{x}", "{x}"]""", """["p", "q"]""", "stood for 'p' before")]
    [InlineData("""{ "a": "{x}" }""", """{ "a": null }""", "is to be learned")]
    public void Difference_OfAnAnswerThatIsNotAsShown_IsTold(string shown, string given, string? difference)
    {
        var found = new ShownAnswer(new("key")).Difference(Json(shown), Json(given));
        if (difference is null) Assert.Null(found);
        else Assert.Contains(difference, found, StringComparison.Ordinal);
    }

    private static JsonElement Json(string text) => JsonSerializer.Deserialize<JsonElement>(text);
}
