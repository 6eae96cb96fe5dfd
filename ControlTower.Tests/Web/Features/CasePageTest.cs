using ControlTower.Core.Exceptions;
using ControlTower.Core.People;
using ControlTower.Core.Protocols;
using ControlTower.Core.Storage.Credentials;
using ControlTower.Core.Tower;
using ControlTower.Core.Tower.Options;
using ControlTower.Core.Tower.Tracing;
using ControlTower.Tests.Tower;
using Microsoft.Extensions.DependencyInjection;

namespace ControlTower.Tests.Web.Features;

/// <summary>A page over a tower that holds the small network, the shipped protocols and three desks; the reader decides for operations.</summary>
public abstract class CasePageTest : PageTest
{
    private protected override IReadOnlyList<string> MyRoles => [Roles.Approver, Roles.Planner];

    private protected TowerState State => Tower.View;

    private protected async Task SeedAsync()
    {
        await SmallNetworkAsync();
        await AskAsync(new ChangePerson("P-1", MyRoles, ["operations"]));
        var keys = Services.GetRequiredService<PersonKeys>();
        await AskAsync(new AddPerson("P-2", keys.Seal("P-2", "Lead buyer"), [Roles.Approver], ["procurement"]));
        await AskAsync(new AddPerson("P-3", keys.Seal("P-3", "Night shift"), [Roles.Approver], ["operations"]));
    }

    /// <summary>A delay comes in, and the background reckons its impact and weighs its options.</summary>
    private protected async Task DelayAsync(decimal hours, string id)
    {
        var candidate = Scene.Candidate("supplier.delayed", new { site = "SUP-1", delayHours = hours, reason = "<b>oven</b> broke" }, id, Tower.Now);
        await AskAsync(new Core.Signals.TakeSignals([candidate], Single: true), Caller.Integration("erp"));
        await SettleAsync();
    }

    private async Task SettleAsync()
    {
        for (var round = 0; round < 20; round++)
        {
            if (State.Exceptions.ImpactDue.TryFirst(out var id, out _))
            {
                var one = State.Exceptions.Open[id];
                await AskAsync(new RecordImpact(id, one.Revision, ImpactOf.Case(State, one, Tower.Now, TowerRules.Default)));
            }
            else if (State.Protocols.Weighing.TryFirst(out var run, out _))
            {
                var weighed = OptionWeigher.Weigh(State, State.Protocols.Runs[run], Tower.Now, TowerRules.Default);
                await AskAsync(new RecordOptions(run, weighed.CaseRevision, weighed.Options, weighed.Relied) { Risk = weighed.Risk });
            }
            else
            {
                return;
            }
        }
    }
}
