using System.Text.Json;
using ControlTower.Core.Kernel;
using ControlTower.Core.Kernel.Json;
using ControlTower.Core.Orders.Routing;
using ControlTower.Core.People;
using ControlTower.Core.Tower;

namespace ControlTower.Web.Features.Orders.Policies;

/// <summary>Writes one policy: what stands in the form is the writer's until it is kept or left.</summary>
/// <param name="send">Sends a command in the writer's name.</param>
public sealed class PolicyDesk(Func<object, Task<Result<RoutingPolicy>>> send)
{
    public const string Scope = Scopes.Protocols;

    public RoutingPolicy? Chosen { get; private set; }

    public PolicyDraft Draft { get; private set; } = new();

    public IReadOnlyList<string> Errors { get; private set; } = [];

    public void Choose(RoutingPolicy? policy)
    {
        if (policy?.Id == Chosen?.Id && Chosen is not null) return;
        (Chosen, Errors, Draft) = (policy, [], policy is null ? new() : PolicyDraft.Of(policy));
    }

    /// <summary>The version that applies and its history, as they are by now; the form stays.</summary>
    public void Follow(RoutingPolicy? policy)
    {
        if (policy is not null && policy.Id == Chosen?.Id && policy.Newest.Version == Chosen.Newest.Version) Chosen = policy;
    }

    /// <summary>How many of the orders that are open would meet the policy as it stands in the form, were no other in its way.</summary>
    public int Fitting(TowerState state)
    {
        var when = Draft.Document().When;
        return state.Orders.Tracks.Values.Where(track => state.Orders.Open.ContainsKey(track.Id)).Count(track => RoutingChoice.Fits(when, RoutedOrder.Of(track), item => state.Network.Items.Find(item)?.Entry.Family));
    }

    /// <returns>What was kept; null where it was refused.</returns>
    public Task<RoutingPolicy?> KeepAsync()
    {
        var document = Draft.Document();
        var findings = new JsonFindings();
        RoutingSchema.Document.Check(JsonSerializer.SerializeToElement(document, CanonicalJson.Options), findings);
        if (!findings.Any) return DoAsync(new PutRoutingPolicy(Draft.Id.Trim(), document, Chosen?.Newest.Version ?? 0));
        Errors = Told(findings.ToRefusal("The policy"));
        return Task.FromResult<RoutingPolicy?>(null);
    }

    public Task<RoutingPolicy?> PublishAsync(int version, string reason) => DoAsync(new PublishRoutingPolicy(Chosen!.Id, version, reason));

    public Task<RoutingPolicy?> RetireAsync(string reason) => DoAsync(new RetireRoutingPolicy(Chosen!.Id, reason));

    private async Task<RoutingPolicy?> DoAsync(object command)
    {
        var answer = await send(command);
        Errors = answer.Succeeded ? [] : Told(answer.Refusal);
        if (!answer.Succeeded) return null;
        return Chosen = answer.Value;
    }

    private static IReadOnlyList<string> Told(Refusal refusal) => refusal.Errors.Count > 0 ? [.. refusal.Errors.Select(error => $"{error.Pointer}: {error.Message}")]
        : [refusal.Pointer is { Length: > 0 } pointer ? $"{pointer}: {refusal.Message}" : refusal.Message];
}
