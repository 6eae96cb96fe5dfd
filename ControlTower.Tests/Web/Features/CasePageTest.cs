using ControlTower.Core.Exceptions;
using ControlTower.Core.Network;
using ControlTower.Core.People;
using ControlTower.Core.Protocols;
using ControlTower.Core.Storage.Credentials;
using ControlTower.Core.Tower;
using ControlTower.Tests.Tower;
using ControlTower.Web.Shared.Live;
using Microsoft.Extensions.DependencyInjection;

namespace ControlTower.Tests.Web.Features;

/// <summary>A page over a tower that holds the small network, the shipped protocols and three desks; the reader decides for operations.</summary>
public abstract class CasePageTest : TowerPageTest
{
    private protected override IReadOnlyList<string> Roles { get; } = [Core.People.Roles.Approver, Core.People.Roles.Planner];

    private protected TowerState State => Tower.Loop.View;

    private protected async Task SeedAsync()
    {
        await DoAsync(new PutNetwork(Networks.Small));
        foreach (var text in ProtocolText.Shipped) await DoAsync(new PublishProtocol(ProtocolText.Parse(text).Value!, text));
        await DoAsync(new ChangePerson("P-1", Roles, ["operations"]));
        var keys = Services.GetRequiredService<PersonKeys>();
        await DoAsync(new AddPerson("P-2", keys.Seal("P-2", "Lead buyer"), [Core.People.Roles.Approver], ["procurement"]));
        await DoAsync(new AddPerson("P-3", keys.Seal("P-3", "Night shift"), [Core.People.Roles.Approver], ["operations"]));
        await Services.GetRequiredService<LiveState>().StartAsync(default);
    }

    /// <summary>A delay comes in, and the background reckons its impact and weighs its options.</summary>
    private protected async Task DelayAsync(decimal hours, string id)
    {
        var candidate = Scene.Candidate("supplier.delayed", new { site = "SUP-1", delayHours = hours, reason = "<b>oven</b> broke" }, id, Tower.Loop.Now);
        await DoAsync(new Core.Signals.TakeSignals([candidate], Single: true), Caller.Integration("erp"));
        await SettleAsync();
    }

    private protected async Task<object> DoAsync(object command, Caller? caller = null)
    {
        var answer = (await Tower.Loop.SubmitAsync(new(caller ?? Caller.System, command))).Answer;
        Assert.True(answer.Succeeded, answer.Refusal?.Message);
        return answer.Value!;
    }

    private async Task SettleAsync()
    {
        for (var round = 0; round < 20; round++)
        {
            if (State.Exceptions.ImpactDue.TryFirst(out var id, out _))
            {
                var one = State.Exceptions.Open[id];
                await DoAsync(new RecordImpact(id, one.Revision, ImpactOf.Case(State, one, Tower.Loop.Now)));
            }
            else if (State.Protocols.Weighing.TryFirst(out var run, out _))
            {
                var weighed = OptionWeigher.Weigh(State, State.Protocols.Runs[run], Tower.Loop.Now, TowerRules.Default);
                await DoAsync(new RecordOptions(run, weighed.CaseRevision, weighed.Options, weighed.Relied));
            }
            else
            {
                return;
            }
        }
    }
}
