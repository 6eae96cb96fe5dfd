namespace ControlTower.Tests.Architecture;

/// <summary>Runs a rule of the house on the sources as they stand, or on planted ones that break it.</summary>
internal static class Rule
{
    public static void AssertKept(Func<IReadOnlyList<SourceFile>, IEnumerable<Violation>> check)
    {
        var broken = check(Sources.All).ToList();
        Assert.True(broken.Count == 0, string.Join('\n', broken));
    }

    /// <summary>The one violation that the planted sources contain.</summary>
    public static Violation Caught(Func<IReadOnlyList<SourceFile>, IEnumerable<Violation>> check, params SourceFile[] planted) =>
        Assert.Single(check(planted));

    public static void AssertAllowed(Func<IReadOnlyList<SourceFile>, IEnumerable<Violation>> check, params SourceFile[] planted) =>
        Assert.Empty(check(planted));

    /// <summary>A file of Core with a namespace after its folder.</summary>
    public static SourceFile Core(string path, string body) => Planted(House.Core, path, body);

    /// <summary>A file of Web with a namespace after its folder.</summary>
    public static SourceFile Web(string path, string body) => Planted(House.Web, path, body);

    // Usings stand before the namespace, as everywhere in the house.
    private static SourceFile Planted(string project, string path, string body)
    {
        var home = string.Join('.', path.Split('/')[..^1].Prepend(project));
        var usings = body.StartsWith("using", StringComparison.Ordinal) ? body[..(body.IndexOf(';') + 1)] : "";
        return new SourceFile($"{project}/{path}", $"{usings}\nnamespace {home};\n{body[usings.Length..]}\n");
    }
}
