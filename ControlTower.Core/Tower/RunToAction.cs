using System.Text.Json;
using ControlTower.Core.Effects;
using ControlTower.Core.Exceptions;
using ControlTower.Core.Kernel;
using ControlTower.Core.Kernel.Json;
using ControlTower.Core.Network;
using ControlTower.Core.Orders;
using ControlTower.Core.Protocols;

namespace ControlTower.Core.Tower;

/// <summary>From weighed options to what is done: within authority on its own, else after an answer.</summary>
internal static class RunToAction
{
    /// <summary>After so many stale weighings it is weighed inside the loop.</summary>
    private const int Tries = 3;

    public static Result<object> RecordOptions(Turn turn, RecordOptions weighed)
    {
        if (turn.State.Protocols.Runs.Find(weighed.Run) is not { Status: RunStatus.Weighing } run) return Done.Well;
        if (!turn.State.Exceptions.Open.TryGetValue(run.Case, out var one)) return Done.Well;
        var options = weighed.Options;
        if (Staleness(turn, weighed, one) is { } because)
        {
            if (run.StaleWeighings < Tries)
            {
                turn.Conclude(new RunWeighingStale(run.Id, because));
                return Done.Well;
            }
            options = OptionWeigher.Weigh(turn.State, run, turn.Now, turn.Rules).Options;
        }
        turn.Conclude(new RunWeighed(run.Id, options));
        Decide(turn, turn.State.Protocols.Runs[run.Id], one);
        return Done.Well;
    }

    /// <summary>Carries out the very option that was decided on.</summary>
    public static void Act(Turn turn, string runId, RunOption option, bool automatic)
    {
        var run = turn.State.Protocols.Runs[runId];
        turn.Conclude(new CaseDecided(run.Case, automatic));
        turn.Conclude(new RunActing(runId, option.Id, option.Hash, [.. option.Steps.Select((step, index) => StepOf(turn, run, step, index + 1))], automatic));
        foreach (var (move, index) in option.Moves.Select((move, index) => (move, index))) SetInMotion(turn, run, option, move, index + 1);
        foreach (var step in turn.State.Protocols.Runs[runId].Steps) RequestStep(turn, run, option, step);
        Finish(turn, runId);
    }

    public static Result<object> MarkStepDone(Turn turn, MarkStepDone done)
    {
        if (turn.State.Protocols.Runs.Find(done.Run) is not { } run) return Refusal.NotFound($"The run {done.Run}");
        if (run.Steps.FirstOrDefault(step => step.Number == done.Step) is not { } step) return Refusal.NotFound($"Step {done.Step} of {done.Run}");
        if (step.Status == StepStatus.Done) return Refusal.Conflict($"Step {done.Step} of {done.Run} was done at {step.DoneAt:u}.") with { FirstAt = step.DoneAt };
        turn.Record(new StepDone(done.Run, done.Step, done.Note));
        Finish(turn, done.Run);
        return turn.State.Protocols.Runs[done.Run];
    }

    /// <summary>An effect of a step came through, or did not for good.</summary>
    public static void Reported(Turn turn, Effect effect, bool delivered)
    {
        var parts = effect.Origin.Split(Keys.Separator);
        if (parts.Length != 2 || turn.State.Protocols.Runs.Find(parts[0]) is not { } run) return;
        var number = int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture);
        if (run.Steps.FirstOrDefault(step => step.Number == number) is not { } step || step.Status == StepStatus.Done) return;
        if (!delivered)
        {
            turn.Conclude(new StepFailed(run.Id, number, $"{effect.Id} could not be delivered: {effect.LastError}"));
            turn.Conclude(new RunEnded(run.Id, RunStatus.Parked, $"step {number} failed; it waits for a person"));
            return;
        }
        if (step.Effects.Any(id => id != effect.Id && turn.State.Effects.Effects.ContainsKey(id))) return;
        turn.Conclude(new StepDone(run.Id, number, null));
        Finish(turn, run.Id);
    }

    private static string? Staleness(Turn turn, RecordOptions weighed, ExceptionCase one)
    {
        if (one.Revision != weighed.CaseRevision) return "the case had news";
        var changed = weighed.Relied.FirstOrDefault(relied => (turn.State.Network.StockOf(relied.Site, relied.Item)?.Available.Micros ?? 0) != relied.AvailableMicros);
        return changed is null ? null : $"the stock of {changed.Item} at {changed.Site} changed";
    }

    private static void Decide(Turn turn, Run run, ExceptionCase one)
    {
        if (run.Options.Count == 0)
        {
            turn.Conclude(new RunEnded(run.Id, RunStatus.Parked, "none of the protocol's options can be carried out; it waits for a person"));
            return;
        }
        var document = turn.State.Protocols.VersionOf(run).Document;
        var evidence = new List<string> { $"{one.Id}: {one.Deviation.Title}{(one.Deviation.Reason is { } reason ? $" ({reason})" : "")}" };
        if (one.Impact is { } impact) evidence.Add($"{impact.Orders} orders of {impact.Customers} customers at risk{(impact.By is { } by ? $", the first by {by:u}" : "")}");
        foreach (var acted in turn.State.Protocols.RunsFor(one.Id).Where(other => other.Id != run.Id && other.Chosen is not null)) evidence.Add($"{acted.Id} did option {acted.Chosen} before");
        if (document.Level.Decision != DecisionMode.Automatic)
        {
            Approving.Request(turn, run, document.Level, evidence);
            return;
        }
        if (AgainstAutomatic(turn, run, document) is { } why) Approving.Request(turn, run, document.Level, [.. evidence, $"A person is asked because {why}"]);
        else Act(turn, run.Id, run.Options[0], automatic: true);
    }

    /// <summary>Why the tower may not act on its own; null when it may.</summary>
    private static string? AgainstAutomatic(Turn turn, Run run, ProtocolDocument document)
    {
        var option = run.Options[0];
        if (Reallocation.Shortage(turn.State, option) is { } shortage) return shortage;
        if (option.Kind == "wait") return "nothing can be done within the protocol";
        if (document.Level.Authority is { } limit && option.Cost > limit) return $"{option.Cost} is above the authority of {limit}";
        if (document.Breakers is not { } breakers) return null;
        var recent = turn.State.Protocols.Automatic;
        var hour = recent.FromKey(Keys.Part(turn.Now.AddHours(-1))).Count();
        if (breakers.AutomaticPerHour is { } most && hour >= most) return $"{hour} automatic actions in the last hour reach the limit of {most}";
        var day = recent.FromKey(Keys.Part(turn.Now.AddDays(-1))).Aggregate(option.Cost, (sum, pair) => pair.Value.Currency == sum.Currency ? new(Micros.AddCapped(sum.Micros, pair.Value.Micros), sum.Currency) : sum);
        return breakers.MoneyPerDay is { } money && day > money ? $"{day} in a day is above {money}" : null;
    }

    private static RunStep StepOf(Turn turn, Run run, StepRule rule, int number)
    {
        var approval = run.Approval is { } id ? turn.State.Protocols.Approvals.Find(id) : null;
        var answered = approval?.Functions.FirstOrDefault(one => one.Function == rule.Function)?.Actor;
        var owner = (answered is null ? null : Journal.Actors.PersonOf(answered)) ?? turn.State.People.Holders(rule.Function).FirstOrDefault()?.Id;
        return new(number, rule.Function, owner, rule.Action, turn.Now.AddHours((double)rule.Within), StepStatus.Waiting);
    }

    private static void SetInMotion(Turn turn, Run run, RunOption option, PlannedMove move, int number)
    {
        var lines = new[] { new MovementLine(move.Item, move.Quantity) };
        switch (option.Kind)
        {
            case "activateBackup":
                turn.Conclude(new PurchaseOrderPlaced(new($"PO-{run.Id}-{number}", move.From, move.To, lines, move.Arrives) { Reference = run.Id }));
                break;
            case "reallocate":
                turn.Conclude(new StockReserved(move.From, move.Item, move.Quantity, run.Id));
                turn.Conclude(new ShipmentPlanned(new($"SH-{run.Id}-{number}", move.From, move.To, lines, move.Arrives) { Reference = run.Id }));
                break;
            case "expedite":
                var about = turn.State.Exceptions.Open[run.Case].Deviation.Reference;
                foreach (var late in turn.State.Orders.PurchaseOrders.Values.Where(order => IsMoved(order, move) && (about is null || order.Id == about)).ToList())
                {
                    turn.Conclude(new MovementRescheduled(late.Id, move.Arrives, run.Id));
                }
                break;
        }
    }

    private static bool IsMoved(Movement order, PlannedMove move) =>
        order.From == move.From && order.To == move.To && order.Lines.Any(line => line.Item == move.Item);

    private static void RequestStep(Turn turn, Run run, RunOption option, RunStep step)
    {
        var effects = new List<string>();
        foreach (var endpoint in turn.State.Effects.Endpoints.Values.Where(endpoint => endpoint.Active))
        {
            var id = $"EF-{turn.State.Effects.LastEffect + 1}";
            var payload = JsonSerializer.SerializeToElement(new StepInstruction(id, run.Case, run.Id, step.Number, step.Function, step.Owner, step.Action, step.DueAt, option), CanonicalJson.Options);
            turn.Conclude(new EffectRequested(id, endpoint.Id, $"action.{option.Kind}", Keys.Of(run.Id, step.Number.ToString(System.Globalization.CultureInfo.InvariantCulture)), payload));
            effects.Add(id);
        }
        turn.Conclude(new StepRequested(run.Id, step.Number, effects));
        if (effects.Count == 0) turn.Conclude(new StepDone(run.Id, step.Number, "recorded; no system is subscribed to be told"));
    }

    private static void Finish(Turn turn, string runId)
    {
        var run = turn.State.Protocols.Runs[runId];
        if (run.Status is not (RunStatus.Acting or RunStatus.Parked) || run.Chosen is null || run.Steps.Any(step => step.Status != StepStatus.Done)) return;
        if (turn.State.Exceptions.Open.ContainsKey(run.Case)) turn.Conclude(new CaseActed(run.Case));
        turn.Conclude(new RunEnded(runId, RunStatus.Completed, "every step is done"));
    }

    private sealed record StepInstruction(string Id, string Case, string Run, int Step, string Function, string? Owner, string Action, DateTimeOffset DueAt, RunOption Option);
}
