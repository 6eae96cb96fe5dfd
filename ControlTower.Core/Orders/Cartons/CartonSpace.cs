namespace ControlTower.Core.Orders.Cartons;

/// <summary>
/// What is free in one carton while units are laid into corners of it, each along its axes, and the rest is cut in three boxes (guillotine cuts, after Gilmore and Gomory,
/// Multistage cutting stock problems of two and more dimensions, 1965). Whatever is laid in can be packed so; that something finds no place does not prove that it has none.
/// </summary>
internal sealed class CartonSpace(CartonType carton)
{
    private const int MostBoxes = 100;

    private readonly List<Box> free = [new(carton.InnerCm[0], carton.InnerCm[1], carton.InnerCm[2])];
    private decimal kg;

    public CartonType Carton { get; } = carton;

    public bool IsEmpty { get; private set; } = true;

    public bool Lay(IReadOnlyList<decimal> size, decimal weight)
    {
        if (kg + weight > Carton.MostKg) return false;
        var (at, turned) = Best(size);
        if (at < 0) return false;
        var box = free[at];
        free.RemoveAt(at);
        // The longest rest keeps the whole cross-section of the box.
        Add(new(box.Length - turned.Length, box.Width, box.Height));
        Add(new(turned.Length, box.Width - turned.Width, box.Height));
        Add(new(turned.Length, turned.Width, box.Height - turned.Height));
        kg += weight;
        IsEmpty = false;
        return true;
    }

    /// <summary>The smallest free box that takes it in one of its six positions, the one that leaves the least of the box's shortest side.</summary>
    private (int At, Box Turned) Best(IReadOnlyList<decimal> size)
    {
        var (best, turned, least) = (-1, default(Box), (Volume: decimal.MaxValue, Beside: decimal.MaxValue));
        for (var index = 0; index < free.Count; index++)
        {
            foreach (var one in Turned(size))
            {
                if (one.Length > free[index].Length || one.Width > free[index].Width || one.Height > free[index].Height) continue;
                var rest = (free[index].Volume, Math.Min(free[index].Length - one.Length, Math.Min(free[index].Width - one.Width, free[index].Height - one.Height)));
                if (best >= 0 && rest.CompareTo(least) >= 0) continue;
                (best, turned, least) = (index, one, rest);
            }
        }
        return (best, turned);
    }

    private static IEnumerable<Box> Turned(IReadOnlyList<decimal> size)
    {
        for (var first = 0; first < 3; first++)
        {
            for (var second = 0; second < 3; second++)
            {
                if (second != first) yield return new(size[first], size[second], size[3 - first - second]);
            }
        }
    }

    private void Add(Box box)
    {
        if (box.Length > 0 && box.Width > 0 && box.Height > 0 && free.Count < MostBoxes) free.Add(box);
    }

    private readonly record struct Box(decimal Length, decimal Width, decimal Height)
    {
        public decimal Volume => Length * Width * Height;
    }
}
