using ControlTower.Core.Kernel;

namespace ControlTower.Core.Orders.Lifecycle;

/// <summary>Whether the table lets a transition happen to an order as it stands, and why not.</summary>
public static class MachineCheck
{
    /// <summary>What people and systems may do to the order now, in the order of the table.</summary>
    public static IEnumerable<string> Allowed(OrderTrack track) => OrderMachine.All.Where(one => !one.ByTower && Fault(track, one, false) is null).Select(one => one.Name);

    /// <summary>The reason, in a sentence that names state, transition and what may be done instead; null where it may.</summary>
    /// <param name="news">Told from outside, so that it may imply what lies between.</param>
    public static Refusal? Objection(OrderTrack track, Transition transition, bool news) =>
        Fault(track, transition, news) is { } fault ? Refused(track, transition, fault) : null;

    public static Refusal Refused(OrderTrack track, Transition transition, string fault)
    {
        var allowed = string.Join(", ", Allowed(track));
        return Refusal.Conflict($"{track.Id} is {OrderStanding.Word(OrderStanding.Of(track))}: {transition.Name} {fault}. {(allowed.Length == 0 ? "Nothing may be done to it now." : $"What may be done now: {allowed}.")}");
    }

    /// <summary>Stages that units may come from; of an order that is held news implies nothing.</summary>
    public static IEnumerable<Stage> Sources(OrderTrack track, Transition transition, bool news) => news && track.Held is null ? transition.From.Concat(transition.Implies) : transition.From;

    public static string Words(IEnumerable<Stage> stages) => string.Join(" or ", stages.Select(OrderStanding.Word));

    /// <summary>The return that may end now; null where none may.</summary>
    public static OrderReturn? Ending(OrderTrack track, string? id) => track.Returns.FirstOrDefault(one => (id is null || one.Id == id) && one.Outcome is null && IsJudged(track, one.Id));

    private static string? Fault(OrderTrack track, Transition transition, bool news)
    {
        if (transition.Only is { } only && only != track.HandOver) return only == HandOver.PickUp ? "is for orders that are fetched in a store, and this one is sent" : "is for orders that are sent, and this one is fetched in a store";
        if (track.Held is { } reason && !transition.WhileHeld) return $"waits until it is resumed, since it is held{(reason.Length == 0 ? "" : $" ({reason})")}";
        if (transition.Name == OrderMachine.Resume && track.Held is null) return "is for orders that are held";
        var takes = Sources(track, transition, news).Concat(transition.Touches).ToList();
        if (!track.Units.Any(group => takes.Contains(group.Place.Stage))) return $"takes what is {Words(takes)}, and none of it is";
        if (transition.Name is OrderMachine.Refund or OrderMachine.Replace or OrderMachine.Exchange && Ending(track, null) is null) return "ends a return whose goods are all judged, and none is open that is";
        if (transition.Name == OrderMachine.RefuseReturn && track.Returns.All(one => one.Outcome is not null)) return "ends an open return, and none is";
        return null;
    }

    private static bool IsJudged(OrderTrack track, string id)
    {
        var units = track.Units.Where(group => group.Place.Return == id).ToList();
        return units.Count > 0 && units.TrueForAll(group => group.Place.Stage is Stage.Inspected or Stage.Restocked or Stage.WrittenOff);
    }
}
