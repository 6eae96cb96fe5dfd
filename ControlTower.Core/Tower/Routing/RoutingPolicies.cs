using ControlTower.Core.Kernel;
using ControlTower.Core.Orders.Routing;

namespace ControlTower.Core.Tower.Routing;

/// <summary>Keeps routing policies, each change as a new version, and says which version of each applies.</summary>
public static class RoutingPolicies
{
    private const int Most = 1_000;
    private const int MostVersions = 1_000;
    private const int LongestId = 100;
    private const int LongestReason = 2_000;

    internal static Result<object> Handle(Turn turn, object command) => command switch
    {
        PutRoutingPolicy put => Put(turn, put),
        PublishRoutingPolicy publish => Publish(turn, publish),
        RetireRoutingPolicy retire => Retire(turn, retire),
        _ => throw new InvalidOperationException($"Nothing handles {command.GetType().Name}."),
    };

    private static Result<object> Put(Turn turn, PutRoutingPolicy put)
    {
        if (put.Policy.Length is 0 or > LongestId || !put.Policy.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.'))
        {
            return Refusal.Invalid($"A policy's id has up to {LongestId} letters, digits, points, dashes and underscores.", "/id");
        }
        var known = turn.State.Orders.Routing.Find(put.Policy);
        var newest = known?.Newest.Version ?? 0;
        if (put.IfMatch is { } expected && expected != newest)
        {
            return new Refusal(RefusalKind.PreconditionFailed, $"The policy {put.Policy} is at version {newest}, not {expected}; get it anew and change that.");
        }
        if (known is null && turn.State.Orders.Routing.Count >= Most) return Refusal.Conflict($"There are {Most} policies, which is the most.");
        if (newest >= MostVersions) return Refusal.Conflict($"The policy {put.Policy} has {MostVersions} versions, which is the most.");
        if (Objection(turn.State, put.Document) is { } objection) return objection;
        turn.Record(new RoutingPolicyPut(put.Policy, newest + 1, put.Document));
        return turn.State.Orders.Routing[put.Policy];
    }

    private static Result<object> Publish(Turn turn, PublishRoutingPolicy publish)
    {
        if (turn.State.Orders.Routing.Find(publish.Policy) is not { } known) return Unknown(publish.Policy);
        var version = publish.Version ?? known.Newest.Version;
        if (version < 1 || version > known.Versions.Count) return Refusal.Invalid($"The policy {publish.Policy} has the versions 1 to {known.Versions.Count}.", "/version");
        if (NoReason(publish.Reason) is { } objection) return objection;
        if (NoPerson(turn) is { } nobody) return nobody;
        if (known.Live == version) return Refusal.Conflict($"Version {version} of {publish.Policy} applies already.");
        // Sites may have gone since it was written.
        if (Objection(turn.State, known.Versions[version - 1].Document) is { } stale) return stale;
        turn.Record(new RoutingPolicyPublished(publish.Policy, version, publish.Reason.Trim()));
        return turn.State.Orders.Routing[publish.Policy];
    }

    private static Result<object> Retire(Turn turn, RetireRoutingPolicy retire)
    {
        if (turn.State.Orders.Routing.Find(retire.Policy) is not { } known) return Unknown(retire.Policy);
        if (NoReason(retire.Reason) is { } objection) return objection;
        if (NoPerson(turn) is { } nobody) return nobody;
        if (known.Live is null) return Refusal.Conflict($"No version of {retire.Policy} applies.");
        turn.Record(new RoutingPolicyRetired(retire.Policy, retire.Reason.Trim()));
        return turn.State.Orders.Routing[retire.Policy];
    }

    /// <summary>What the schema of a request cannot say.</summary>
    public static Refusal? Objection(TowerState state, RoutingDocument document)
    {
        var (when, sourcing) = (document.When, document.Sourcing);
        if (when.PriorityAtLeast > when.PriorityAtMost) return Refusal.Invalid("priorityAtLeast is not above priorityAtMost.", "/when/priorityAtLeast");
        if (when.From >= when.Until) return Refusal.Invalid("until is after from.", "/when/until");
        if (when.Hours is { } hours && hours.From == hours.Until) return Refusal.Invalid("The hours begin and end at different times; leave them out for all day.", "/when/hours/until");
        if (when.Hours is { } zoned && !TimeZoneInfo.TryFindSystemTimeZoneById(zoned.TimeZone, out _)) return Refusal.Invalid($"'{zoned.TimeZone}' is not an IANA time zone.", "/when/hours/timeZone");
        if (sourcing.Soft.Distinct().Count() != sourcing.Soft.Count) return Refusal.Invalid("A constraint stands twice.", "/sourcing/soft");
        if (sourcing.CarbonPricePerTonne is not null && sourcing.CarbonGramsPerTonneKm is null) return Refusal.Invalid("Where carbon is priced, say how much a tonne makes over a kilometre.", "/sourcing/carbonGramsPerTonneKm");
        for (var index = 0; index < sourcing.Cartons?.Count; index++)
        {
            if (sourcing.Cartons.Take(index).Any(one => one.Id == sourcing.Cartons[index].Id)) return Refusal.Invalid($"The carton '{sourcing.Cartons[index].Id}' stands twice.", $"/sourcing/cartons/{index}/id");
        }
        for (var index = 0; index < sourcing.PreferredSites.Count; index++)
        {
            var site = sourcing.PreferredSites[index];
            if (state.Network.Sites.Find(site) is not { Retired: false }) return Refusal.Invalid($"There is no site '{site}'{Spelling.Hint(site, [.. state.Network.Sites.Keys])}.", $"/sourcing/preferredSites/{index}");
        }
        return null;
    }

    private static Refusal? NoPerson(Turn turn) =>
        turn.Caller.Person is null && !turn.Caller.IsAdministratorKey ? Refusal.Forbidden("A person says which policy applies; an integration's key does not.") : null;

    private static Refusal? NoReason(string reason) =>
        reason.Trim().Length is 0 or > LongestReason ? Refusal.Invalid($"Say why, in up to {LongestReason} characters.", "/reason") : null;

    private static Refusal Unknown(string policy) => Refusal.NotFound($"The routing policy {policy}");
}
