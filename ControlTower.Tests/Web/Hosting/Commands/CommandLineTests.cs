using ControlTower.Web.Hosting.Commands;

namespace ControlTower.Tests.Web.Hosting.Commands;

public class CommandLineTests
{
    [Fact]
    public void Read_ValuesAndOptions_AreToldApart()
    {
        var line = CommandLine.Read(["P-3", "--from", "a folder", "--mapping=olist"], "from", "mapping").Value!;
        Assert.Equal(["P-3"], line.Values);
        Assert.Equal(("a folder", "olist"), (line.Options["from"], line.Options["mapping"]));
    }

    [Theory]
    [InlineData("--to x", "--to")]
    [InlineData("--from", "wants a value")]
    [InlineData("--from a --from b", "twice")]
    public void Read_WhatCannotBe_IsRefused(string words, string what) =>
        Assert.Contains(what, CommandLine.Read(words.Split(' '), "from").Refusal!.Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(true, "import", "--from", "x")]
    [InlineData(true, "nonsense")]
    [InlineData(true, "--help")]
    [InlineData(false, "--urls", "http://127.0.0.1:1")]
    [InlineData(false)]
    public void Asked_SettingsAreNoCommand(bool asked, params string[] words) => Assert.Equal(asked, TowerCommands.Asked(words));

    [Fact]
    public async Task Run_UnknownCommand_TellsThoseThereAre()
    {
        var (output, errors) = (new StringWriter(), new StringWriter());
        Assert.Equal(TowerCommands.Misused, await TowerCommands.RunAsync(["nonsense"], new(new(), output, errors), default));
        Assert.All(TowerCommands.All, command => Assert.Contains(command.Name, errors.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Run_ImportWithoutFolder_TellsItsUsage()
    {
        var (output, errors) = (new StringWriter(), new StringWriter());
        Assert.Equal(TowerCommands.Misused, await TowerCommands.RunAsync(["import", "--mapping", "olist"], new(new(), output, errors), default));
        Assert.Contains("--from DIR", errors.ToString(), StringComparison.Ordinal);
    }
}
