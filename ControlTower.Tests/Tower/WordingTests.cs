using ControlTower.Core.Exceptions;
using ControlTower.Core.Kernel;
using ControlTower.Core.Protocols;
using ControlTower.Core.Tower;

namespace ControlTower.Tests.Tower;

/// <summary>What people write comes by pages as well, where no schema has looked at it.</summary>
public sealed class WordingTests
{
    public static TheoryData<string> Unfit => new() { "", " \n", "bell \u0007", "nul \0", "half a pair \ud83d", "turned \u202eround", "key \u001f of two", new string('x', Wording.LongestNote + 1) };

    [Theory]
    [MemberData(nameof(Unfit), DisableDiscoveryEnumeration = true)]
    public void Text_ThatCannotBeKept_IsRefusedWithItsField(string text)
    {
        var scene = Scene.Small().Delay(24).Settle();
        (object Body, string Pointer)[] said =
        [
            (new NoteCase("EX-1001", text), "/text"), (new ShelveCase("EX-1001", scene.Now.AddHours(1), text), "/reason"), (new ResolveCase("EX-1001", text), "/reason"),
            (new Approve("AP-301", null, text), "/reason"), (new Reject("AP-301", text), "/reason"),
        ];
        Assert.All(said, one =>
        {
            var refusal = scene.Refused(one.Body);
            Assert.Equal((RefusalKind.Invalid, one.Pointer), (refusal.Kind, refusal.Pointer));
        });
    }

    [Theory]
    [InlineData("two lines\nand a tab\t")]
    [InlineData("Grüße 🚚")]
    public void Text_OfOrdinaryKind_IsTaken(string text)
    {
        var scene = Scene.Small().Delay(24).Settle();
        scene.When(new NoteCase("EX-1001", text));
        Assert.Equal(text.Trim(), Assert.Single(scene.Case().Notes).Text);
    }
}
