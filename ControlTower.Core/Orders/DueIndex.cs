using ControlTower.Core.Kernel;

namespace ControlTower.Core.Orders;

/// <summary>What should happen and has not been told, and what was missed.</summary>
/// <param name="Waiting">By <see cref="Word"/>: the ids of the things, and when it is due, without tolerance.</param>
/// <param name="Missed">By <see cref="Key"/>: what was found overdue, and the time at which it was due. It waits no longer until that time moves.</param>
public sealed record DueIndex(OrdinalMap<DueTimes> Waiting, OrdinalMap<DateTimeOffset> Missed)
{
    public static DueIndex Empty { get; } = new(OrdinalMap<DueTimes>.Empty, OrdinalMap<DateTimeOffset>.Empty);

    public static IReadOnlyList<DueWhat> Kinds { get; } = Enum.GetValues<DueWhat>();

    public static string Word(DueWhat what) => what switch
    {
        DueWhat.Confirmation => "confirmation",
        DueWhat.Departure => "departure",
        DueWhat.Arrival => "arrival",
        DueWhat.Start => "start",
        DueWhat.Completion => "completion",
        _ => "delivery",
    };

    public static string Key(DueWhat what, string id) => Keys.Of(Word(what), id);

    public DueTimes Of(DueWhat what) => Waiting.Find(Word(what)) ?? DueTimes.None;

    /// <summary>Sets or moves the time at which it is due; null where it has happened, or is not expected.</summary>
    public DueIndex With(DueWhat what, string id, DateTimeOffset? at)
    {
        var missed = Missed;
        if (missed.TryGetValue(Key(what, id), out var before))
        {
            if (before == at) return this;
            missed = missed.Remove(Key(what, id));
        }
        return new(Waits(what, id, at), missed);
    }

    public DueIndex Miss(DueWhat what, string id) => Of(what).ById.TryGetValue(id, out var at) ? new(Waits(what, id, null), Missed.Set(Key(what, id), at)) : this;

    private OrdinalMap<DueTimes> Waits(DueWhat what, string id, DateTimeOffset? at)
    {
        var times = Of(what);
        var next = times.With(id, at);
        return ReferenceEquals(next, times) || next == times ? Waiting : next.ById.Count == 0 ? Waiting.Remove(Word(what)) : Waiting.Set(Word(what), next);
    }
}
