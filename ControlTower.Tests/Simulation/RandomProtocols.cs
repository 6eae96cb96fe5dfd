using ControlTower.Core.Kernel;
using ControlTower.Core.Protocols;
using ControlTower.Tests.Tower;

namespace ControlTower.Tests.Simulation;

/// <summary>Protocols that decide in every way there is, with limits that are soon reached.</summary>
internal sealed class RandomProtocols(Random random)
{
    private static readonly string[] Functions = ["procurement", "operations", "planning", "logistics", "management"];

    public PublishProtocol Next()
    {
        var document = new ProtocolDocument(
            $"random-{random.Next(2)}", "Random", "To meet every way of deciding.", new() { Cases = ["supplierDelay", "demandSurge"] }, [], [First(), Level("second", ["disruptionHours >= 60 h"])])
        {
            Breakers = new(random.Next(3) == 0 ? 1 : null, Euro(20_000))
            {
                NetworkShare = 0.4m,
                Novelty = 3,
                FailureRate = 0.5m,
                Disagreement = 0.5m,
                SilentHours = 40,
                CoolDownHours = 1,
            },
        };
        return new(document, $"random {random.Next()}");
    }

    /// <summary>Only what is not the last may raise.</summary>
    private Level First() => Level("first", ["disruptionHours < 60 h"]) with { OnTimeout = random.Next(4) == 0 ? TimeoutPolicy.Park : TimeoutPolicy.Raise, Ladder = [] };

    private Level Level(string name, IReadOnlyList<string> when)
    {
        var functions = Some();
        return new(functions, Rule(functions), random.Next(3) == 0 ? null : Limits(), random.Next(1, 30), Ladder(), (TimeoutPolicy)random.Next(3))
        {
            Name = name,
            When = when,
            Working = random.Next(2) == 0 ? true : null,
            ReaskShare = random.Next(2) == 0 ? 0.01m : 2,
            Options = [.. new[] { "activateBackup", "expedite", "reallocate", "wait" }.Select(kind => new OptionRule(kind, [new("planning", "Do it", 4)]))],
        };
    }

    private DecisionRule Rule(IReadOnlyList<string> functions)
    {
        var mode = (DecisionMode)random.Next(4);
        if (mode != DecisionMode.Joint) return new(mode);
        IReadOnlyList<string> veto = random.Next(3) == 0 ? [functions[random.Next(functions.Count)]] : [];
        return random.Next(3) == 0
            ? new(mode) { WeightNeeded = 2, Weights = [new(functions[0], 2)], Veto = veto }
            : new(mode) { Quorum = functions.Count > 1 && random.Next(2) == 0 ? 2 : null, Veto = veto };
    }

    private Authority Limits() => new() { PerDecision = random.Next(2) == 0 ? Euro(9_000) : null, PerDay = Euro(random.Next(500)), DurationHours = random.Next(4) == 0 ? 20 : null };

    private IReadOnlyList<string> Some() => [.. Functions.Where(_ => random.Next(2) == 0).DefaultIfEmpty("planning")];

    private IReadOnlyList<Rung> Ladder() => [.. new[] { "operations", "management" }.Skip(random.Next(3)).Select(function => new Rung(function, random.Next(1, 20)))];

    private static Money Euro(int amount) => Networks.Euro(amount);
}
