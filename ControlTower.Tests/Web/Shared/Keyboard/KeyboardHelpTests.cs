using Bunit;
using ControlTower.Web.Shared.Keyboard;
using Microsoft.Extensions.DependencyInjection;

namespace ControlTower.Tests.Web.Shared.Keyboard;

public sealed class KeyboardHelpTests : ComponentTest
{
    [Fact]
    public void Help_Open_ListsEveryKeyOfEveryScope()
    {
        Render<KeyboardScope>(p => p.Add(s => s.Keys, [new KeyBinding("?", "All keys", "Everywhere"), new KeyBinding("g e", "Exceptions", "Go to")]));
        Render<KeyboardScope>(p => p.Add(s => s.Keys, [new KeyBinding("j", "Next row")]));
        var help = Render<KeyboardHelp>(p => p.Add(h => h.Open, true));

        Assert.Equal(["This page", "Everywhere", "Go to"], help.FindAll("h3").Select(h => h.TextContent));
        Assert.Equal(3, help.FindAll("dt").Count);
        Assert.Equal(["g", "e"], help.FindAll("section:last-child .kbd").Select(k => k.TextContent));
    }

    [Fact]
    public void Map_SameKeyTwice_ListsTheInnerOne()
    {
        var map = Services.GetRequiredService<KeyMap>();
        map.Set(this, [new KeyBinding("z", "Undo anything")]);
        map.Set(new object(), [new KeyBinding("z", "Undo approval")]);

        Assert.Equal("Undo approval", Assert.Single(map.Current).Does);
    }

    [Fact]
    public async Task Scope_KeyFromTheBrowser_IsRaised()
    {
        var pressed = new List<string>();
        var scope = Render<KeyboardScope>(p => p.Add(s => s.Keys, [new KeyBinding("g e", "Exceptions")]).Add(s => s.OnKey, pressed.Add));
        await scope.Instance.Pressed("g e");
        Assert.Equal(["g e"], pressed);
    }

    [Fact]
    public async Task Scope_Gone_TakesItsKeysWithIt()
    {
        var map = Services.GetRequiredService<KeyMap>();
        Render<KeyboardScope>(p => p.Add(s => s.Keys, [new KeyBinding("j", "Next row")]));
        Assert.Single(map.Current);
        await DisposeComponentsAsync();
        Assert.Empty(map.Current);
    }
}
