using ControlTower.Core.Exceptions;
using ControlTower.Core.Kernel;
using ControlTower.Core.Kernel.Json;
using ControlTower.Core.Protocols;

namespace ControlTower.Core.Tower;

/// <summary>A case starts the protocols that answer it, and takes back what no longer fits.</summary>
internal static class CaseToRun
{
    /// <param name="worse">News made it worse: a protocol that had finished with it starts again.</param>
    public static void Consider(Turn turn, string id, bool worse)
    {
        var one = turn.State.Exceptions.Open[id];
        var fields = FieldsOf(one, turn.Now);
        foreach (var run in turn.State.Protocols.RunsFor(id).ToList())
        {
            if (run.Status is RunStatus.Weighing or RunStatus.AwaitingApproval && !turn.State.Protocols.VersionOf(run).Answers(fields))
            {
                Supersede(turn, run, $"the case outgrew {turn.State.Protocols.VersionOf(run).Document.Title}");
            }
        }
        foreach (var version in turn.State.Protocols.Published.Values)
        {
            if (version.Answers(fields) && !IsAnswered(turn, id, version.Document.Id, worse)) Start(turn, id, version);
        }
    }

    /// <summary>The trouble is over: what nobody has decided yet need not be.</summary>
    public static void Withdraw(Turn turn, string id, string because)
    {
        foreach (var run in turn.State.Protocols.RunsFor(id).Where(run => run is { Open: true, Chosen: null }).ToList())
        {
            Supersede(turn, run, because);
        }
    }

    public static Result<object> RecordImpact(Turn turn, RecordImpact impact)
    {
        // A newer revision has its own reckoning under way.
        if (!turn.State.Exceptions.Open.TryGetValue(impact.Case, out var one) || one.Revision != impact.Revision) return Done.Well;
        turn.Conclude(new CaseImpactAssessed(one.Id, impact.Revision, impact.Impact, UrgencyOf(one, impact.Impact, turn.Now)));
        if (one.Status != CaseStatus.ReturnedToNormal) Consider(turn, one.Id, false);
        return Done.Well;
    }

    public static Result<object> Publish(Turn turn, PublishProtocol publish)
    {
        var before = turn.State.Protocols.Published.Find(publish.Document.Id);
        if (before?.Text == publish.Text) return Done.Well;
        if (Objection(turn, publish.Document) is { } objection) return objection;
        turn.Record(new ProtocolPublished((before?.Version ?? 0) + 1, publish.Document, publish.Text));
        return Done.Well;
    }

    private static Refusal? Objection(Turn turn, ProtocolDocument document)
    {
        var findings = new JsonFindings();
        var functions = turn.State.People.Functions;
        foreach (var kind in document.Cases.Where(kind => !Enum.GetNames<CaseKind>().Any(name => CamelCase(name) == kind))) findings.Add("/cases", $"there is no kind of case '{kind}'");
        foreach (var option in document.Options.Where(option => !OptionWeigher.Kinds.Contains(option.Kind))) findings.Add("/options", $"there is no option '{option.Kind}'; expected one of {string.Join(", ", OptionWeigher.Kinds)}");
        var named = document.Level.Functions.Concat(document.Level.Ladder.Select(rung => rung.Function)).Concat(document.Options.SelectMany(option => option.Steps).Select(step => step.Function));
        foreach (var function in named.Distinct().Where(function => !functions.ContainsKey(function))) findings.Add("/level", $"there is no function '{function}'; expected one of {string.Join(", ", functions.Keys)}");
        foreach (var money in new[] { document.Level.Authority, document.Breakers?.MoneyPerDay }.OfType<Money>().Where(money => money.Currency != turn.Rules.Currency)) findings.Add("/level/authority", $"amounts are in {turn.Rules.Currency}, found {money.Currency}");
        return findings.Any ? findings.ToRefusal("The protocol") with { Kind = RefusalKind.Unprocessable } : null;
    }

    private static string CamelCase(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    private static void Start(Turn turn, string id, ProtocolVersion version) =>
        turn.Conclude(new RunStarted($"R-{turn.State.Protocols.LastRun + 1}", id, version.Document.Id, version.Version));

    private static bool IsAnswered(Turn turn, string id, string protocol, bool worse)
    {
        var runs = turn.State.Protocols.RunsFor(id).Where(run => run.Protocol == protocol).ToList();
        return runs.Any(run => run.Open) || (!worse && runs.Any(run => run.Status is RunStatus.Completed or RunStatus.Rejected));
    }

    private static void Supersede(Turn turn, Run run, string because)
    {
        if (run is { Status: RunStatus.AwaitingApproval, Approval: { } approval }) turn.Conclude(new ApprovalVoided(approval, because));
        turn.Conclude(new RunEnded(run.Id, RunStatus.Superseded, because));
    }

    private static CaseFields FieldsOf(ExceptionCase one, DateTimeOffset now)
    {
        return new(CamelCase(one.Deviation.Kind.ToString()), one.DisruptionHours(now), one.Deviation.Percent, one.Impact?.Orders ?? 0);
    }

    private static Urgency UrgencyOf(ExceptionCase one, Impact impact, DateTimeOffset now)
    {
        if (impact.By is not { } by) return one.Deviation.Severity == Severity.High ? Urgency.Medium : Urgency.Low;
        var left = by - now;
        return left <= TimeSpan.FromHours(24) ? Urgency.High : left <= TimeSpan.FromHours(72) ? Urgency.Medium : Urgency.Low;
    }
}
