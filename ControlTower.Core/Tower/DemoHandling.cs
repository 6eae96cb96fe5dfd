using ControlTower.Core.Kernel;

namespace ControlTower.Core.Tower;

/// <summary>Starts the demo on an empty journal and sets its speed.</summary>
internal static class DemoHandling
{
    public static Result<object> Handle(Turn turn, object command) => command switch
    {
        StartDemo start => Start(turn, start),
        SetDemoSpeed set => Set(turn, set),
        _ => throw new InvalidOperationException($"Nothing handles {command.GetType().Name}."),
    };

    private static Result<object> Start(Turn turn, StartDemo start)
    {
        if (turn.State.Demo is not null) return Refusal.Conflict("The demo was started already.");
        if (turn.State.Network.Version > 0 || turn.State.Orders.Open.Count > 0) return Refusal.Conflict("The journal holds a company's own facts; the demo starts on an empty one.");
        turn.Record(new DemoStarted(start.Seed, start.At));
        turn.Record(new DemoSpeedSet(start.At, 0, start.Speed));
        return Done.Well;
    }

    private static Result<object> Set(Turn turn, SetDemoSpeed set)
    {
        if (turn.State.Demo is null) return Refusal.Conflict("This tower runs on its own network, not on the demo.");
        turn.Record(new DemoSpeedSet(set.Since, set.Position, set.Speed));
        return Done.Well;
    }
}
