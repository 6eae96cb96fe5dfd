using ControlTower.Core.Kernel;
using ControlTower.Core.Runtime.Import.Mapping;

namespace ControlTower.Tests.Runtime.Import;

public class MappingReaderTests
{
    [Theory]
    [InlineData("olist")]
    [InlineData("dataco")]
    [InlineData("network")]
    [InlineData("frepple")]
    [InlineData("supplygraph")]
    public void Read_ShippedMapping_IsTaken(string name) => Assert.Equal(name, ShippedMappings.Read(name).Name);

    [Theory]
    [InlineData("name: own", "name: own\ncolour: red", "line 2", "'colour'")]
    [InlineData("quantity: quantity", "quantity: { from: quantity, unit: kg }", "line 18", "'unit'")]
    [InlineData("table: lines", "table: lines\n  wight: w", "line 15", "'wight'")]
    [InlineData("name: own", "name: own\nname: twice", "line 2", "name")]
    [InlineData("name: own", "name: [own", "line", "")]
    public void Read_WhatItDoesNotKnow_IsRefusedWithItsLine(string from, string to, string line, string what)
    {
        var refusal = Refused(from, to);
        Assert.StartsWith(line, refusal.Pointer);
        Assert.Contains(what, refusal.Message);
    }

    [Theory]
    [InlineData("  placedAt: placed", "", "/orders/placedAt")]
    [InlineData("  id: id", "  id: { prefix: X }", "/orders/id")]
    [InlineData("table: lines", "table: rows", "/orderLines/table")]
    [InlineData("table: customers", "table: people", "/tables/orders/joins/customer/table")]
    [InlineData("key: id", "delimiter: tab", "/tables/customers/key")]
    [InlineData("file: lines.csv", "file: ../lines.csv", "/tables/lines/file")]
    [InlineData("file: lines.csv", "file: a/../../lines.csv", "/tables/lines/file")]
    [InlineData("file: lines.csv", "file: /lines.csv", "/tables/lines/file")]
    [InlineData("file: lines.csv", "file: lines.json, wide: { name: a, value: b }", "/tables/lines/wide")]
    [InlineData("file: lines.csv", "file: lines.csv, wide: { name: a }", "/tables/lines/wide")]
    [InlineData("  quantity: quantity", "  quantity: { from: quantity, dividedBy: 0 }", "/orderLines/quantity")]
    [InlineData("name: own", "name: own\nboms: { table: lines }", "/boms/site")]
    [InlineData("name: own", "name: own\nboms: [{ table: lines }]", "/boms/0/site")]
    [InlineData("name: own", "name: own\nlanes:\n  -", "/lanes/0")]
    [InlineData("file: lines.csv", "file: lines.csv, delimiter: \"||\"", "/tables/lines/delimiter")]
    [InlineData("file: lines.csv", "file: lines.csv, encoding: ebcdic", "/tables/lines/encoding")]
    [InlineData("key: id", "key: id, joins: { self: { table: orders, on: x } }", "/tables/orders/key")]
    [InlineData("key: id", "key: id, joins: { self: { table: customers, on: x } }", "/tables/customers/joins")]
    [InlineData("name: own", "name: own\ncurrency: euro", "/currency")]
    [InlineData("name: own", "name: own\ntimes: { zone: Atlantis }", "/times/zone")]
    public void Read_MappingThatCannotWork_IsRefusedNamingTheField(string from, string to, string pointer) =>
        Assert.Equal(pointer, Refused(from, to).Pointer);

    [Theory]
    [InlineData("")]
    [InlineData("name: nothing")]
    [InlineData("just text")]
    public void Read_NoMapping_IsRefused(string yaml) => Assert.NotNull(MappingReader.Read(yaml).Refusal);

    [Theory]
    [InlineData("olist")]
    [InlineData("dataco")]
    [InlineData("frepple")]
    [InlineData("supplygraph")]
    public void Read_AnyLineSpoilt_IsTakenOrRefusedAndNeverThrows(string name)
    {
        var lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "mappings", name + ".yaml"));
        string[] Spoilt(string line) => [line[..(line.IndexOf(':') + 1)], "", line + "[", line + "\n  - x", line.Split(':')[0] + ": [[{", line.Split(':')[0] + ": &a {b: *a}", line.Split(':')[0] + ": 7"];
        var refused = 0;
        for (var i = 0; i < lines.Length; i++)
        {
            foreach (var spoilt in Spoilt(lines[i]))
            {
                var result = MappingReader.Read(string.Join('\n', [.. lines[..i], spoilt, .. lines[(i + 1)..]]));
                if (!result.Succeeded) refused++;
            }
        }
        Assert.True(refused > lines.Length);
    }

    [Fact]
    public void Read_TooLong_IsRefused() => Assert.NotNull(MappingReader.Read("name: " + new string('x', MappingReader.MaxLength)).Refusal);

    private static Refusal Refused(string from, string to)
    {
        Assert.Contains(from, ImportFixture.Orders);
        var at = ImportFixture.Orders.IndexOf(from, StringComparison.Ordinal);
        var result = MappingReader.Read(ImportFixture.Orders[..at] + to + ImportFixture.Orders[(at + from.Length)..]);
        Assert.False(result.Succeeded);
        return result.Refusal;
    }
}
