namespace ControlTower.Tests.Architecture;

public sealed class CodeTextTests
{
    [Theory]
    [InlineData("a; // Now", "a;")]
    [InlineData("a; /* Now */ b;", "a;           b;")]
    [InlineData("f(\"Now \\\" Now\", b);", "f(            , b);")]
    [InlineData("f(@\"Now \"\" \\\", b);", "f(           , b);")]
    [InlineData("f('\"', b);", "f(   , b);")]
    [InlineData("f(\"\"\"Now \" Now\"\"\", b);", "f(               , b);")]
    [InlineData("f($\"Now {Clock.Now} {{Now}}\", b);", "f(      {Clock.Now}         , b);")]
    [InlineData("f($\"{Name(\"Now\")}Now\", b);", "f(  {Name(     )}    , b);")]
    [InlineData("// don't\nb;", "\nb;")]
    public void Blanked_KeepsTheCodeOnly(string text, string code) =>
        Assert.Equal(code, string.Join('\n', new CodeText(text).Blanked().Split('\n').Select(line => line.TrimEnd())));

    [Fact]
    public void Blanked_UnfinishedText_Ends() => Assert.All(
        ["\"", "$\"{", "/*", "'", "\"\"\"x", "@\"", "$@\"{\"", "'\\", "$\"\\"],
        text => Assert.Equal(text.Length, new CodeText(text).Blanked().Length));

    [Fact]
    public void Blanked_KeepsLinesAndColumns()
    {
        foreach (var file in Sources.All.Where(f => f.IsCSharp))
        {
            Assert.Equal(file.Text.Length, file.Code.Length);
            Assert.Equal(file.Text.Count(c => c == '\n'), file.Code.Count(c => c == '\n'));
        }
    }
}
