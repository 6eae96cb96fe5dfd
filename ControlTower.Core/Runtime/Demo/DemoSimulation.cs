using ControlTower.Core.Network;

namespace ControlTower.Core.Runtime.Demo;

/// <summary>
/// The living demo: about thirty signals a minute at speed 1, made from the seed, the start, the document and the number of the slot
/// alone. It remembers nothing: the same slot gives the same signals with the same ids, in this process or after a restart.
/// </summary>
public sealed class DemoSimulation
{
    /// <summary>Rhythm covered by one slot.</summary>
    public static readonly TimeSpan SlotLength = TimeSpan.FromTicks(DemoMoment.TicksPerSlot);

    /// <summary>Most slots that one call of <see cref="Due"/> gives, an hour at speed 1; what is older is passed over, as news no longer.</summary>
    public const int MaxSlots = (int)DemoMoment.SlotsPerHour;

    private readonly DemoPulse pulse;
    private readonly DemoVoyages voyages;
    private readonly DemoStories stories;
    private readonly DemoPurchases purchases;
    private readonly DemoWork work;

    /// <param name="start">The instant for which the document was made, and at which the clock was first started.</param>
    /// <param name="document">From <see cref="DemoNetwork.Create"/> with the same seed and start.</param>
    public DemoSimulation(int seed, DateTimeOffset start, NetworkDocument document)
    {
        var world = new DemoWorld(seed, start, document);
        voyages = new(world);
        pulse = new(world, voyages);
        stories = new(world);
        purchases = new(world);
        work = new(world);
    }

    /// <summary>
    /// The signals of the slots that ended after <paramref name="from"/> and no later than <paramref name="until"/>, in order of time.
    /// Spans that meet give each slot once. Nothing while the clock is paused.
    /// </summary>
    public IReadOnlyList<DemoSignal> Due(DemoClock clock, DateTimeOffset from, DateTimeOffset until, DemoBook? book = null)
    {
        var end = SlotAt(clock, until);
        var first = Math.Max(Math.Max(0, SlotAt(clock, from)), end - MaxSlots);
        var due = new List<DemoSignal>();
        for (var slot = first; slot < end; slot++) due.AddRange(Slot(slot, clock, book));
        return due;
    }

    /// <summary>The signals of one slot, from 0.</summary>
    public IReadOnlyList<DemoSignal> Slot(long slot, DemoClock clock, DemoBook? book = null)
    {
        var moment = new DemoMoment(slot, clock, book);
        return [.. stories.At(moment), .. voyages.At(moment), .. purchases.At(moment), .. work.At(moment), .. pulse.At(moment)];
    }

    private static long SlotAt(DemoClock clock, DateTimeOffset at) => clock.PositionAt(at) / DemoMoment.TicksPerSlot;
}
