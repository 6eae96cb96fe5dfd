using Bunit;
using ControlTower.Core.People;
using ControlTower.Core.Protocols;
using ControlTower.Tests.Tower.Learning;
using ControlTower.Web.Features.Protocols;

namespace ControlTower.Tests.Web.Features.Protocols;

/// <summary>What decisions speak for, as it is read and made a draft.</summary>
public sealed class ProposalsPartTests : PageTest
{
    private protected override IReadOnlyList<string> MyRoles => [Roles.Planner];

    [Fact]
    public async Task Draft_OverOneThatSomebodyWrites_AsksFirstAndThenReplacesIt()
    {
        await AskAsync(new DraftProtocol("late", "id: late\ntitle: Hers\n", null));
        var part = Render<ProposalsPart>(p => p.Add(one => one.State, Learned() with { Drafts = Tower.View.Protocols.Drafts }).Add(one => one.Protocol, "late").Add(one => one.Now, Tests.Tower.Scene.Start.AddDays(30)));
        await part.InvokeAsync(() => Button(part, "Make it a draft").ClickAsync(new()));
        Assert.Contains("at revision 1", part.Find(".banner").TextContent, StringComparison.Ordinal);
        Assert.Equal("id: late\ntitle: Hers\n", Tower.View.Protocols.Drafts["late"].Text);
        await part.InvokeAsync(() => Button(part, "Replace it").ClickAsync(new()));
        Assert.Contains("amount: 920", Tower.View.Protocols.Drafts["late"].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Draft_WhereNobodyWrites_IsMadeAtOnce()
    {
        var part = Render<ProposalsPart>(p => p.Add(one => one.State, Learned()).Add(one => one.Protocol, "late").Add(one => one.Now, Tests.Tower.Scene.Start.AddDays(30)));
        await part.InvokeAsync(() => Button(part, "Make it a draft").ClickAsync(new()));
        Assert.Contains("amount: 920", Tower.View.Protocols.Drafts["late"].Text, StringComparison.Ordinal);
    }

    private static ProtocolState Learned()
    {
        var scene = Decisions.Given(Decisions.Text);
        for (var n = 0; n < 20; n++) Decisions.Answer(scene, 5, cost: 900 + n);
        return scene.State.Protocols;
    }

    private static AngleSharp.Dom.IElement Button(IRenderedComponent<ProposalsPart> part, string words) =>
        part.FindAll(".btn").First(button => button.TextContent.Contains(words, StringComparison.Ordinal));
}
