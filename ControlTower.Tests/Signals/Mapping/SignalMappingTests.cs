using System.Text.Json;
using ControlTower.Core.Signals.Mapping;

namespace ControlTower.Tests.Signals.Mapping;

public sealed class SignalMappingTests
{
    private const string Counts = """
        each: counts[*]
        source: /wms/north
        type: inventory.counted
        id: {from: [$.doc.no, line], join: "-"}
        time: {from: $.doc.at, format: dd.MM.yyyy HH:mm, zone: Europe/Berlin}
        subject: sku
        data:
          site: {from: $.doc.whse, values: {N1: DC-1, N2: DC-2}}
          item: {from: sku, prefix: "ITEM-"}
          quantity: {from: grams, times: 0.001}
          lot: batch
        """;

    private const string Document = """
        {"doc":{"no":"C7","at":"02.03.2026 09:30","whse":"N1"},
         "counts":[{"line":1,"sku":"1","grams":"2500","batch":"L1"},{"line":2,"sku":"2","grams":1000,"batch":null}]}
        """;

    [Fact]
    public void Mapping_OverAList_MakesOneSignalEach()
    {
        var made = Make(Counts, Document);
        Assert.Equal(
            """{"specversion":"1.0","source":"/wms/north","type":"inventory.counted","id":"C7-1","time":"2026-03-02T08:30:00Z","subject":"1","data":{"site":"DC-1","item":"ITEM-1","quantity":2.500,"lot":"L1"}}""",
            made[0].Event!.Value.GetRawText());
        Assert.Equal("""{"site":"DC-1","item":"ITEM-2","quantity":1.000}""", made[1].Event!.Value.GetProperty("data").GetRawText());
    }

    [Fact]
    public void Mapping_WithNestedLists_MakesObjectsInThem()
    {
        var mapping = """
            source: {from: sys, otherwise: oms}
            type: order.placed
            id: id
            data:
              id: {from: id, as: text}
              channel: {value: store}
              lines: {each: "rows[*]", fields: {id: {from: n, as: text}, item: art, price: {fields: {amount: {from: p, as: number}, currency: {value: EUR}}}}}
              tags: {each: "tags[*]"}
            """;
        var made = Make(mapping, """{"id":12,"rows":[{"n":1,"art":"A","p":"2.50"}],"tags":["x","y"]}""")[0].Event!.Value;
        Assert.Equal("oms", made.GetProperty("source").GetString());
        Assert.Equal("12", made.GetProperty("id").GetString());
        Assert.Equal("""{"id":"12","channel":"store","lines":[{"id":"1","item":"A","price":{"amount":2.50,"currency":"EUR"}}],"tags":["x","y"]}""", made.GetProperty("data").GetRawText());
    }

    [Theory]
    [InlineData("\"grams\":\"2500\"", "\"grams\":\"many\"", "/counts/0/grams")]
    [InlineData("02.03.2026 09:30", "2026-03-02", "/doc/at")]
    [InlineData("02.03.2026 09:30", "29.03.2026 02:30", "/doc/at")]
    [InlineData("\"whse\":\"N1\"", "\"whse\":\"N9\"", "/doc/whse")]
    [InlineData("\"sku\":\"1\"", "\"sku\":{}", "/counts/0/sku")]
    public void Document_ThatDoesNotFit_IsToldWithItsPlace(string before, string after, string pointer)
    {
        var made = Make(Counts, Document.Replace(before, after, StringComparison.Ordinal))[0];
        Assert.Null(made.Event);
        Assert.Equal(pointer, made.Error!.Pointer);
        Assert.Contains("\"line\":1", made.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("source: a\ntype: b\nid: c\ndata:\n  x: {form: y}", "line 5, column 13")]
    [InlineData("source: a\ntype: b\nid: c\ndata:\n  x: {from: 'a..b'}", "line 5, column 13")]
    [InlineData("source: a\ntype: b\nid: c\ndata:\n  x: {from: y, times: 0}", "line 5, column 23")]
    [InlineData("source: a\ntype: b\nid: c\ndata:\n  x: {from: y, zone: Mars}", "line 5, column 22")]
    [InlineData("source: a\ntype: b\nid: c\nwhat: c\ndata: {x: y}", "line 4, column 7")]
    [InlineData("source: a\ntype: b\ndata: {x: y}", "line 1, column 1")]
    [InlineData("source: a\nid: [", "line 3, column 1")]
    [InlineData("- a", "line 1, column 1")]
    [InlineData("", "line 1, column 1")]
    [InlineData("source: a\ntype: b\nid: c\ndata: &d\n  x: {fields: *d}", "line")]
    public void Mapping_ThatCannotBeRead_IsToldWithLineAndColumn(string text, string place) =>
        Assert.StartsWith(place, SignalMappingText.Parse(text).Refusal!.Errors[0].Pointer, StringComparison.Ordinal);

    [Fact]
    public void Document_WithoutTheList_IsRefused_AndAnEmptyListMakesNothing()
    {
        Assert.Empty(Make(Counts, """{"doc":{},"counts":[]}"""));
        var one = SignalMappingText.Parse("each: body\nsource: a\ntype: b\nid: c\ndata: {x: y}").Value!;
        using var document = JsonDocument.Parse("{}");
        Assert.False(MappedSignals.Make(one, document.RootElement).Succeeded);
    }

    [Fact]
    public void Document_WithHalfALetter_IsToldAndNotThrown() =>
        Assert.NotNull(Make(Counts, Document.Replace("\"sku\":\"1\"", "\"sku\":\"\\ud800\"", StringComparison.Ordinal))[0].Error);

    [Theory]
    [InlineData("a.b[0].c", """{"a":{"b":[{"c":5}]}}""", "/a/b/0/c")]
    [InlineData("$.a['x.y']", """{"a":{"x.y":5}}""", "/a/x.y")]
    [InlineData("a[*].b[*]", """{"a":[{"b":[1,2]},{"b":[3]}]}""", "/a/0/b/0 /a/0/b/1 /a/1/b/0")]
    [InlineData("a.b", """{"a":[]}""", "")]
    public void Path_FindsWhatStandsThere(string path, string json, string pointers)
    {
        using var document = JsonDocument.Parse(json);
        var root = new MappedElement("", document.RootElement);
        Assert.Equal(pointers, string.Join(' ', JsonPath.Parse(path).Path!.Find(root, root).Select(found => found.Pointer)));
    }

    private static IReadOnlyList<MappedSignal> Make(string mapping, string json)
    {
        var parsed = SignalMappingText.Parse(mapping);
        Assert.True(parsed.Succeeded, parsed.Refusal?.Message);
        using var document = JsonDocument.Parse(json);
        return MappedSignals.Make(parsed.Value, document.RootElement).Value!;
    }
}
