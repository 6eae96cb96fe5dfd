using ControlTower.Core.Orders.Outward;
using ControlTower.Core.People;
using ControlTower.Core.Tower;

namespace ControlTower.Tests.Simulation;

/// <summary>Views that persons keep for themselves, and messages to customers that somebody writes anew or puts back.</summary>
internal sealed class RandomKeeping(Random random)
{
    /// <summary>Null most of the time.</summary>
    public Command? Next() => random.Next(80) switch
    {
        0 => new(Anybody(), new SaveView("/orders", Name(), $"status=held&page={random.Next(9)}", random.Next(2) == 0)),
        1 => new(Anybody(), new RemoveView("/orders", Name())),
        2 => new(Anybody(), new PublishMessage(new(Kind(), Language(), "{order}", random.Next(5) == 0 ? "{nothing}" : "{order} {items}"), "clearer", random.Next(3) == 0 ? random.Next(3) : null)),
        3 => new(Anybody(), new ResetMessage(Kind(), Language(), "as before")),
        4 => new(Anybody(), new RenameView("/orders", Name(), Name())),
        _ => null,
    };

    private Caller Anybody() => random.Next(5) == 0 ? Caller.AdministratorKey : Caller.Of($"P-{random.Next(1, 8)}");

    private string Name() => $"View {random.Next(3)}";

    private string Language() => random.Next(2) == 0 ? "en" : "fr";

    private MessageKind Kind() => random.Next(2) == 0 ? MessageKind.Placed : MessageKind.Shipped;
}
