using ControlTower.Core.Kernel;
using ControlTower.Core.People;
using ControlTower.Core.Protocols;
using ControlTower.Core.Tower.Learning;
using ControlTower.Core.Tower.Publishing;
using ControlTower.Web.Shared.Backtests;

namespace ControlTower.Web.Api;

/// <summary>What the decisions of a protocol speak for: proposed, tried on the past, made a draft; never made by itself.</summary>
public static class ProposalsApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/protocols/{id}/proposals", (string id, Submission tower, ProposalTrials trials) => tower.View.Protocols.Published.ContainsKey(id)
            ? Answers.Ok(new { protocol = id, items = Learn.From(tower.View.Protocols, id, tower.Now).Select(one => ProposalShape.Of(one, trials.Find(one))), next = (string?)null })
            : Problems.From(Refusal.NotFound($"The protocol {id}"))).NeedsScope(Scopes.Read);
        api.MapPost("/protocols/{id}/proposals/{n:int}/draft", DraftAsync).NeedsScope(Scopes.Protocols);
        api.MapPost("/protocols/{id}/proposals/{n:int}/backtest", (string id, int n, HttpContext context, Submission tower, ProposalTrials trials) =>
        {
            if (Find(tower, id, n) is not { } proposal) return Problems.From(Missing(id, n));
            var asked = trials.Ask(tower.View.Protocols, proposal);
            return asked.Succeeded ? JobsApi.Accepted(context, asked.Value) : Problems.From(asked.Refusal);
        }).NeedsScope(Scopes.Protocols);
    }

    /// <summary>The draft goes the usual way: it is read, changed, and published by two.</summary>
    private static async Task<IResult> DraftAsync(string id, int n, HttpContext context, Submission tower)
    {
        if (Find(tower, id, n) is not { } proposal) return Problems.From(Missing(id, n));
        var revision = DraftRevision.Of(context);
        if (!revision.Succeeded) return Problems.From(revision.Refusal);
        var command = ProposalDraft.Of(tower.View.Protocols, proposal, revision.Value.Number);
        if (!command.Succeeded) return Problems.From(command.Refusal);
        var kept = await tower.SendAsync<ProtocolDraft>(context, command.Value);
        if (kept.Succeeded) context.Response.Headers.ETag = DraftRevision.ETag(kept.Value.Revision);
        return Answers.From(kept, draft => DraftShape.Of(draft, ProtocolText.Check(draft.Text, ProtocolWorlds.Of(tower.View, tower.Rules))));
    }

    private static Proposal? Find(Submission tower, string id, int n) => Learn.From(tower.View.Protocols, id, tower.Now).FirstOrDefault(one => one.Number == n);

    private static Refusal Missing(string id, int n) => Refusal.NotFound($"The proposal {n} of {id}");
}
