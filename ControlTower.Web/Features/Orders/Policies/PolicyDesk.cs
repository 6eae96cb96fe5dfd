using System.Text.Json;
using ControlTower.Core.Kernel;
using ControlTower.Core.Kernel.Json;
using ControlTower.Core.Orders.Routing;
using ControlTower.Core.People;
using ControlTower.Core.Tower;
using ControlTower.Core.Tower.Routing;

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

    /// <summary>What stands in the form is the newest version that is kept.</summary>
    public bool IsKept(RoutingDocument document) => Chosen is { } known && Text(known.Newest.Document) == Text(document);

    /// <summary>Whether one document says what another does.</summary>
    public static bool AreSame(RoutingDocument one, RoutingDocument other) => Text(one) == Text(other);

    /// <summary>As it stands in the form, to be tried.</summary>
    /// <returns>Null where it cannot be; <see cref="Errors"/> say why.</returns>
    public RoutingDocument? Triable(TowerState state)
    {
        var document = Draft.Document();
        Errors = Fault(document) is { } fault ? Told(fault) : RoutingPolicies.Objection(state, document) is { } objection ? Told(objection) : [];
        return Errors.Count == 0 ? document : null;
    }

    /// <returns>What was kept; null where it was refused.</returns>
    public Task<RoutingPolicy?> KeepAsync()
    {
        var document = Draft.Document();
        if (Fault(document) is not { } fault) return DoAsync(new PutRoutingPolicy(Draft.Id.Trim(), document, Chosen?.Newest.Version ?? 0));
        Errors = Told(fault);
        return Task.FromResult<RoutingPolicy?>(null);
    }

    public Task<RoutingPolicy?> PublishAsync(int version, string reason) => DoAsync(new PublishRoutingPolicy(Chosen!.Id, version, reason));

    public Task<RoutingPolicy?> RetireAsync(string reason) => DoAsync(new RetireRoutingPolicy(Chosen!.Id, reason));

    private static Refusal? Fault(RoutingDocument document)
    {
        var findings = new JsonFindings();
        RoutingSchema.Document.Check(JsonSerializer.SerializeToElement(document, CanonicalJson.Options), findings);
        return findings.Any ? findings.ToRefusal("The policy") : null;
    }

    private static string Text(RoutingDocument document) => JsonSerializer.Serialize(document, CanonicalJson.Options);

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
