using System.Globalization;
using System.Reflection;
using ControlTower.Tests.Architecture;
using ControlTower.Web.Shared.Settings;

namespace ControlTower.Tests.Web.Api;

/// <summary>
/// What others build on, pinned: every route that is not a page, and every setting with its default. A change shows as a changed
/// file; TOWER_GOLDEN=write writes it anew.
/// </summary>
public sealed class GoldenContractTests
{
    private static string Folder => Path.Combine(Sources.Root, "ControlTower.Tests", "Web", "Api", "Golden");

    [Fact]
    public async Task Routes_AreThoseOfTheGoldenFile()
    {
        await using var tower = await MappedTower.OpenAsync();
        Compare("routes.txt", tower.Routes);
    }

    [Fact]
    public void Options_AreThoseOfTheGoldenFile()
    {
        Compare("options.txt", Settings(TowerOptions.Section, new TowerOptions()).Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> Settings(string section, object defaults) => defaults.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(option => option.CanWrite)
        .SelectMany(option => option.GetValue(defaults) is SilenceOptions part
            ? Settings($"{section}__{option.Name}", part)
            : [$"{section}__{option.Name} = {Convert.ToString(option.GetValue(defaults), CultureInfo.InvariantCulture) ?? ""}".TrimEnd()]);

    private static void Compare(string name, IEnumerable<string> lines)
    {
        var file = Path.Combine(Folder, name);
        var now = string.Concat(lines.Select(line => $"{line}\n"));
        if (Environment.GetEnvironmentVariable("TOWER_GOLDEN") == "write") File.WriteAllText(file, now);
        Assert.True(File.Exists(file), $"{file} is missing.");
        Assert.Equal(File.ReadAllText(file), now);
    }
}
