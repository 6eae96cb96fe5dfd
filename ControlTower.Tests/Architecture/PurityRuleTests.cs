namespace ControlTower.Tests.Architecture;

public sealed class PurityRuleTests
{
    [Fact]
    public void BelowRuntime_OnlyPureCode() => Rule.AssertKept(PurityRule.Check);

    [Theory]
    [InlineData("DateTime.Now")]
    [InlineData("System.DateTimeOffset.UtcNow")]
    [InlineData("$\"at {DateTimeOffset.UtcNow}\"")]
    [InlineData("Guid.NewGuid()")]
    [InlineData("Random.Shared.Next()")]
    [InlineData("new Random(1)")]
    [InlineData("Environment.MachineName")]
    [InlineData("System.Environment.TickCount64")]
    [InlineData("File.ReadAllText(x)")]
    [InlineData("System.IO.File.Exists(x)")]
    [InlineData("Directory.Exists(x)")]
    [InlineData("new FileStream(x, mode)")]
    [InlineData("new StreamReader(x)")]
    [InlineData("TimeProvider.System")]
    [InlineData("Task.Delay(1)")]
    [InlineData("new HttpClient()")]
    public void Planted_ClockChanceOrDisk_IsCaught(string expression)
    {
        var caught = Rule.Caught(PurityRule.Check, Rule.Core("Orders/A.cs", $"class A\n{{\n    object Value => {expression};\n}}"));

        Assert.Equal(5, caught.Line);
    }

    [Fact]
    public void Planted_SleepingThread_IsCaught() => Rule.Caught(PurityRule.Check, Rule.Core("Tower/A.cs", "class A { void F() => Thread" + ".Sleep(1); }"));

    [Theory]
    [InlineData("Dictionary<string, int> byId = new();")]
    [InlineData("var seen = new HashSet<string>();")]
    [InlineData("var byId = new ConcurrentDictionary<string, int>();")]
    [InlineData("var byId = ImmutableDictionary<string, int>.Empty;")]
    [InlineData("var bySite = orders.GroupBy(o => o.Site);")]
    [InlineData("var byId = orders.ToDictionary(o => o.Id);")]
    [InlineData("var ids = orders.ToHashSet();")]
    [InlineData("var ids = orders.ToHashSet(); // because")]
    [InlineData("var ids = orders.ToHashSet(); // ordered:")]
    public void Planted_HashOrder_IsCaught(string line) => Rule.Caught(PurityRule.Check, Rule.Core("Kpis/A.cs", $"class A {{\n{line}\n}}"));

    [Theory]
    [InlineData("Kpis", "var bySite = orders.GroupBy(o => o.Site); // ordered: the groups are sorted by site below")]
    [InlineData("Kpis", "var ids = orders.ToHashSet(); // lookup only")]
    [InlineData("Kpis", "IReadOnlyDictionary<string, int> a; SortedDictionary<string, int> b; ImmutableSortedDictionary<string, int> c;")]
    [InlineData("Kpis", "// DateTime.Now\nvar text = \"File.Open\";")]
    [InlineData("Kpis", "var folder = site.Directory.Name;")]
    [InlineData("Kernel", "using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);")]
    [InlineData("Runtime", "var now = DateTimeOffset.UtcNow;")]
    [InlineData("Storage", "var text = File.ReadAllText(path);")]
    public void Planted_SortedExplainedOrInTheShell_IsAllowed(string folder, string text) =>
        Rule.AssertAllowed(PurityRule.Check, Rule.Core(folder + "/A.cs", text));
}
