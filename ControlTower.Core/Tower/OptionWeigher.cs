using System.Security.Cryptography;
using System.Text.Json;
using ControlTower.Core.Exceptions;
using ControlTower.Core.Kernel;
using ControlTower.Core.Kernel.Json;
using ControlTower.Core.Network;
using ControlTower.Core.Protocols;

namespace ControlTower.Core.Tower;

/// <param name="Relied">The stock that was reckoned with.</param>
public sealed record Weighing(int CaseRevision, IReadOnlyList<RunOption> Options, IReadOnlyList<ReliedStock> Relied);

/// <summary>Weighs what a protocol allows on a copy of the state: what each option costs, saves and regains, the best first.</summary>
public static class OptionWeigher
{
    /// <summary>The kinds of options that a protocol may name.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["activateBackup", "expedite", "reallocate", "wait"];

    /// <summary>A faster transport takes this share of the lane's time …</summary>
    private const decimal ExpressTime = 0.4m;

    /// <summary>… and costs this many times its price.</summary>
    private const long ExpressCost = 4;

    public static Weighing Weigh(TowerState state, Run run, DateTimeOffset now, TowerRules rules)
    {
        var one = state.Exceptions.Open[run.Case];
        var need = Need.Of(state, one, now);
        var drafts = state.Protocols.VersionOf(run).Document.Options
            .Select(rule => (Rule: rule, Draft: DraftOrNone(rule.Kind, new(state, one, now, rules), need)))
            .Where(pair => pair.Draft is not null)
            .Select(pair => (pair.Rule, Draft: pair.Draft!, Saved: Saved(state, one, now, need, pair.Draft!)))
            .OrderBy(pair => pair.Rule.Kind == "wait" ? 1 : 0)
            .ThenByDescending(pair => pair.Saved.Orders)
            .ThenByDescending(pair => pair.Saved.StopHours)
            .ThenBy(pair => pair.Draft.Cost.Micros)
            .ThenBy(pair => pair.Rule.Kind, StringComparer.Ordinal)
            .ToList();
        var options = drafts.Select((pair, index) => Option(((char)('A' + index)).ToString(), pair.Rule, pair.Draft, pair.Saved)).ToList();
        return new(one.Revision, options, need.Relied);
    }

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
        "activateBackup" => Backup(context, need),
        "expedite" => Expedite(context, need),
        "reallocate" => Reallocation.Draft(context, need),
        "wait" => new(context.Rules.Free, [], Awaited(context, need), "Wait, and tell those who are affected"),
        _ => null,
    };

    /// <summary>When the last of what is missing comes by the usual way, once the trouble is over; null while its length is not known.</summary>
    private static DateTimeOffset? Awaited(WeighingContext context, Need need)
    {
        if (context.One.Deviation.Hours is not { } hours) return null;
        var way = need.Items.Select(missing => context.LeadTime(need.Origin, missing.To) ?? 0).DefaultIfEmpty(0).Max();
        return context.Now.AddHours((double)(hours + way));
    }

    private static OptionDraft? Backup(WeighingContext context, Need need)
    {
        var moves = new List<PlannedMove>();
        var cost = context.Rules.Free;
        var names = new List<string>();
        foreach (var (item, to, quantity) in need.Items)
        {
            if (context.State.Network.Suppliers.Find(Keys.Of(need.Origin, item)) is not { Backup: { } backup } main) continue;
            if (context.State.Network.IsDown(backup, context.Now)) continue;
            var lane = context.State.Network.Lane(backup, to) ?? context.State.Network.LanesOutOf(backup).FirstOrDefault() ?? context.State.Network.Lane(need.Origin, to);
            if (lane is null) continue;
            var other = context.State.Network.Suppliers.Find(Keys.Of(backup, item));
            moves.Add(new(item, backup, to, quantity, context.Now.AddHours((double)(context.LeadTime(backup, to) ?? lane.LeadTimeHours))));
            cost += Premium(main, other, quantity, context.Rules) + context.Transport(lane, item, quantity);
            names.Add(backup);
        }
        return moves.Count == 0 ? null : new(cost, moves, moves.Max(move => move.Arrives), $"Activate backup supplier {string.Join(", ", names.Distinct())}");
    }

    private static Money Premium(SupplierEntry main, SupplierEntry? backup, Quantity quantity, TowerRules rules)
    {
        if (main.Price is not { } price || backup?.Price is not { } other || price.Currency != rules.Currency || other.Currency != rules.Currency) return rules.Free;
        return other > price ? (other - price) * quantity : rules.Free;
    }

    private static OptionDraft? Expedite(WeighingContext context, Need need)
    {
        if (context.One.Deviation.OpenEnded) return null;
        var moves = new List<PlannedMove>();
        var cost = context.Rules.Free;
        foreach (var (item, to, quantity) in need.Items)
        {
            if (context.State.Network.Lane(need.Origin, to) is not { } lane) continue;
            var arrives = context.Now.AddHours((double)((context.One.Deviation.Hours ?? 0) + (lane.LeadTimeHours * ExpressTime)));
            moves.Add(new(item, need.Origin, to, quantity, arrives));
            var normal = context.Transport(lane, item, quantity);
            cost += new Money(checked(normal.Micros * (ExpressCost - 1)), normal.Currency);
        }
        return moves.Count == 0 ? null : new(cost, moves, moves.Max(move => move.Arrives), "Expedite by a faster transport");
    }

    private static Saving Saved(TowerState state, ExceptionCase one, DateTimeOffset now, Need need, OptionDraft draft)
    {
        if (draft.Moves.Count == 0 || need.Effect.IsNothing) return new(0, 0, 0);
        var left = ImpactOf.Effect(state, one, now, draft.Moves);
        return new(Math.Max(0, need.Effect.Orders - left.Orders), Math.Max(0, need.Effect.Lines.Count - left.Lines.Count), Math.Max(0, need.Effect.StopHours - left.StopHours));
    }

    private static RunOption Option(string id, OptionRule rule, OptionDraft draft, Saving saved)
    {
        var effect = new OptionEffect(saved.Orders, saved.Lines, draft.RegainedAt, saved.Text(rule.Kind)) { StopHoursSaved = saved.StopHours > 0 ? saved.StopHours : null };
        var bound = JsonSerializer.SerializeToUtf8Bytes(new { id, rule.Kind, draft.Cost, draft.Moves, rule.Steps }, CanonicalJson.Options);
        var hash = Convert.ToHexStringLower(SHA256.HashData(bound))[..16];
        return new(id, rule.Kind, draft.Title, draft.Cost, effect, draft.Moves, rule.Steps, hash);
    }
}

/// <summary>What an option saves of what is at risk.</summary>
/// <param name="StopHours">Of production that would stand still.</param>
internal sealed record Saving(int Orders, int Lines, decimal StopHours)
{
    public string Text(string kind)
    {
        var orders = Orders switch { 0 => null, 1 => "1 order saved", _ => $"{Orders} orders saved" };
        var stops = StopHours > 0 ? $"{StopHours:0.#} h of standstill avoided" : null;
        if (orders is not null || stops is not null) return string.Join(", ", new[] { orders, stops }.OfType<string>());
        return kind == "wait" ? "nothing is saved" : "no order is saved, supply is restored";
    }
}

/// <summary>An option before it is known what it saves.</summary>
internal sealed record OptionDraft(Money Cost, IReadOnlyList<PlannedMove> Moves, DateTimeOffset? RegainedAt, string Title);

/// <summary>What all options are reckoned with.</summary>
internal sealed record WeighingContext(TowerState State, ExceptionCase One, DateTimeOffset Now, TowerRules Rules)
{
    /// <summary>Hours of the lane, or of the shortest way over several; null where there is none.</summary>
    public decimal? LeadTime(string from, string to) =>
        State.Network.Lane(from, to)?.LeadTimeHours
        ?? State.Network.HoursBetween(from, to);

    /// <summary>Fixed cost of the lane and cost by weight; an item without a weight costs the fixed part alone.</summary>
    public Money Transport(LaneEntry lane, string item, Quantity quantity)
    {
        var weight = State.Network.Items.Find(item)?.Entry.WeightKg ?? 0;
        var perUnit = Money.Of((lane.PerKg ?? 0) * weight, Rules.Currency);
        return Money.Of(lane.Fixed ?? 0, Rules.Currency) + (perUnit * quantity);
    }
}
