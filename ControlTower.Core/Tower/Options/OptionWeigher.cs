using System.Security.Cryptography;
using System.Text.Json;
using ControlTower.Core.Kernel.Json;
using ControlTower.Core.Protocols;
using ControlTower.Core.Protocols.Measured;
using ControlTower.Core.Tower.Tracing;

namespace ControlTower.Core.Tower.Options;

/// <param name="Relied">The stock that was reckoned with.</param>
public sealed record Weighing(int CaseRevision, IReadOnlyList<RunOption> Options, IReadOnlyList<ReliedStock> Relied)
{
    /// <summary>What is at risk while nothing is done.</summary>
    public required AtRisk Risk { get; init; }
}

/// <summary>Weighs what a protocol allows on a copy of the state: what each option costs, saves and regains, the best first.</summary>
public static class OptionWeigher
{
    /// <summary>The kinds of options that a protocol may name.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["activateBackup", "coordinate", "expedite", "raiseProduction", "reallocate", "reschedule", "resource", "useAlternate", "wait"];

    public static Weighing Weigh(TowerState state, Run run, DateTimeOffset now, TowerRules rules)
    {
        var one = state.Exceptions.Open[run.Case];
        var need = Need.Of(state, one, now);
        var context = new WeighingContext(state, one, now, rules) { Run = run.Id };
        var drafts = OptionsOf(state.Protocols.VersionOf(run), run)
            .Select(rule => (Rule: rule, Draft: DraftOrNone(rule.Kind, context, need)))
            .Where(pair => pair.Draft is not null)
            .Select(pair => (pair.Rule, Draft: pair.Draft!, Saved: Saved(context, need, (pair.Rule.Kind, pair.Draft!))))
            .Where(pair => pair.Saved is not null)
            .Select(pair => (pair.Rule, pair.Draft, Saved: pair.Saved!))
            .OrderBy(pair => pair.Rule.Kind == "wait" ? 1 : 0)
            .ThenByDescending(pair => pair.Saved.Orders)
            .ThenByDescending(pair => pair.Saved.StopHours)
            .ThenBy(pair => pair.Draft.Cost.Micros)
            .ThenBy(pair => pair.Rule.Kind, StringComparer.Ordinal)
            .ToList();
        var options = drafts.Select((pair, index) => Option(((char)('A' + index)).ToString(), pair.Rule, pair.Draft, pair.Saved)).ToList();
        return new(one.Revision, options, [.. need.Relied.Concat(drafts.SelectMany(pair => pair.Draft.Relied)).Distinct()]) { Risk = RiskOfCase.Of(need.Effect) };
    }

    /// <summary>Those of the level that decides; where it names none, those of all.</summary>
    private static IEnumerable<OptionRule> OptionsOf(ProtocolVersion version, Run run) => version.LevelOf(run).Options is { Count: > 0 } own ? own : version.Document.Options;

    /// <summary>An option whose cost goes beyond what can be reckoned with is none.</summary>
    private static OptionDraft? DraftOrNone(string kind, WeighingContext context, Need need)
    {
        try
        {
            return Draft(kind, context, need);
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    private static OptionDraft? Draft(string kind, WeighingContext context, Need need) => kind switch
    {
        "activateBackup" => BackupActivation.Draft(context, need),
        "coordinate" => new(context.Rules.Free, [], Awaited(context, need), "Carry out the steps of the protocol"),
        "expedite" => Expediting.Draft(context, need),
        "raiseProduction" => ProductionRaise.Draft(context, need),
        "reallocate" => Reallocation.Draft(context, need),
        "reschedule" => Rescheduling.Draft(context, need),
        "resource" => ServingElsewhere.Draft(context),
        "useAlternate" => AlternateUse.Draft(context, need),
        "wait" => new(context.Rules.Free, [], Awaited(context, need), "Wait, and tell those who are affected"),
        _ => null,
    };

    /// <summary>When the last of what is missing comes by the usual way, once the trouble is over; null while its length is not known.</summary>
    private static DateTimeOffset? Awaited(WeighingContext context, Need need)
    {
        if (context.One.Deviation.Hours is not { } hours) return null;
        if (Coming.Of(context, need) is { } comes) return comes;
        var way = need.Items.Select(missing => context.LeadTime(need.Origin, missing.To) ?? 0).DefaultIfEmpty(0).Max();
        return context.Now.AddHours((double)(hours + way));
    }

    /// <returns>Null where production would be planned anew to no avail, or to the harm of an order that comes in time as things stand.</returns>
    private static Saving? Saved(WeighingContext context, Need need, (string Kind, OptionDraft Draft) what)
    {
        var draft = what.Draft;
        if (draft.Saves is { } known) return known;
        var planned = draft.Production.Count > 0;
        if ((draft.Moves.Count == 0 && !planned) || need.Effect.IsNothing) return planned ? null : new(0, 0, 0);
        var replanned = Replanning.On(context.State, context.Run, draft.Production, context.Now);
        var (state, beside) = SettingInMotion.On(replanned, (context.Run, context.One, what.Kind), draft.Moves, context.Now);
        var left = ImpactOf.Effect(state, context.One, context.Now, beside);
        var saved = new Saving(Math.Max(0, need.Effect.Orders - left.Orders), LinesSaved(need.Effect, left), Math.Max(0, need.Effect.StopHours - left.StopHours));
        return planned && (saved.IsNothing || IsLateAnew(need.Effect, left)) ? null : saved;
    }

    /// <summary>An order is delivered as a whole: nothing of it is saved while anything of it comes late. What comes late anew counts against.</summary>
    private static int LinesSaved(TroubleEffect before, TroubleEffect after)
    {
        var late = after.Lines.Select(line => line.Line.Order).ToHashSet(StringComparer.Ordinal); // lookup only
        return Math.Max(0, before.Lines.Count(line => !late.Contains(line.Line.Order)) - LateAnew(before, after).Count());
    }

    private static bool IsLateAnew(TroubleEffect before, TroubleEffect after) => LateAnew(before, after).Any();

    private static IEnumerable<LateLine> LateAnew(TroubleEffect before, TroubleEffect after)
    {
        var late = before.Lines.Select(line => (line.Line.Order, line.Line.Line)).ToHashSet(); // lookup only
        return after.Lines.Where(line => !late.Contains((line.Line.Order, line.Line.Line)));
    }

    private static RunOption Option(string id, OptionRule rule, OptionDraft draft, Saving saved)
    {
        var effect = new OptionEffect(saved.Orders, saved.Lines, draft.RegainedAt, saved.Text(rule.Kind)) { StopHoursSaved = saved.StopHours > 0 ? saved.StopHours : null };
        var production = draft.Production.Count > 0 ? draft.Production : null;
        var servings = draft.Servings.Count > 0 ? draft.Servings : null;
        var bound = JsonSerializer.SerializeToUtf8Bytes(new { id, rule.Kind, draft.Cost, draft.Moves, Production = production, Servings = servings, rule.Steps }, CanonicalJson.Options);
        var hash = Convert.ToHexStringLower(SHA256.HashData(bound))[..16];
        return new(id, rule.Kind, draft.Title, draft.Cost, effect, draft.Moves, rule.Steps, hash) { Production = production, Servings = servings };
    }
}
