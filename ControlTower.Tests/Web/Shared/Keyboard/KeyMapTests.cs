using ControlTower.Web.Shared.Focus;
using ControlTower.Web.Shared.Keyboard;

namespace ControlTower.Tests.Web.Shared.Keyboard;

public sealed class KeyMapTests
{
    private readonly Arrivals arrivals = new();
    private readonly List<string> answered = [];
    private readonly KeyMap map;

    public KeyMapTests() => map = new(arrivals);

    [Fact]
    public async Task Press_KeyOfTwoScopes_IsAnsweredByTheInner()
    {
        Scope("layout", "z", "?");
        Scope("page", "z");

        await map.PressAsync("z");
        await map.PressAsync("?");

        Assert.Equal(["page z", "layout ?"], answered);
    }

    [Fact]
    public async Task Press_WhileThePageChanges_IsAnsweredByTheNewOne()
    {
        var old = Scope("list", "Enter", "a");
        var arriving = new TaskCompletionSource();
        arrivals.Await(arriving.Task);

        var pressed = map.PressAsync("a");
        map.Remove(old);
        Scope("case", "a");
        Assert.Empty(answered);
        arriving.SetResult();
        await pressed;

        Assert.Equal(["case a"], answered);
    }

    [Fact]
    public async Task Press_ThatOpensADialog_EndsOnlyOnceItIsThere()
    {
        var opening = new TaskCompletionSource();
        map.Set(this, [new("s", "Shelve")], _ =>
        {
            arrivals.Await(opening.Task);
            return Task.CompletedTask;
        });

        var pressed = map.PressAsync("s");
        Assert.False(pressed.IsCompleted);
        opening.SetResult();
        await pressed;
    }

    [Fact]
    public async Task Press_KeyOfNobody_IsNobodys()
    {
        map.Remove(Scope("page", "j"));

        await map.PressAsync("j");

        Assert.Empty(answered);
    }

    private object Scope(string name, params string[] keys)
    {
        var owner = new object();
        map.Set(owner, [.. keys.Select(key => new KeyBinding(key, name))], key =>
        {
            answered.Add($"{name} {key}");
            return Task.CompletedTask;
        });
        return owner;
    }
}
