using System.Globalization;
using ControlTower.Core.Kernel;

namespace ControlTower.Core.Exceptions.Rules;

/// <summary>A site deviates when it is more than an hour of its capacity behind what it has promised.</summary>
public static class BacklogIsBeyondCapacity
{
    /// <summary>In hours of work; less is made up for within the day.</summary>
    private const decimal Tolerance = 1;

    /// <param name="work">Orders that come late where those promised first are served first; units of all that wait, and by how many the capacity falls short at worst.</param>
    /// <param name="hours">Until all is done as things stand, null where it never is; and the worst of what is behind, in hours of work.</param>
    public static Deviation? Judge((string Site, IReadOnlyList<string> Items) where, (int Orders, Quantity Due, Quantity Short) work, (decimal? Clear, decimal Behind) hours, DateTimeOffset at)
    {
        if (work.Orders == 0 || hours.Behind <= Tolerance) return null;
        var clear = hours.Clear is { } left ? string.Create(CultureInfo.InvariantCulture, $"{left:0.#} h to clear") : "no capacity to clear it";
        return new(CaseKind.Backlog, [where.Site], $"Backlog beyond capacity, {work.Orders} {(work.Orders == 1 ? "order" : "orders")} behind, {clear}", hours.Behind > 24 ? Severity.High : Severity.Medium, at, "operations")
        {
            Site = where.Site,
            Items = where.Items,
            Hours = hours.Clear,
            OpenEnded = hours.Clear is null,
            Delta = -work.Short,
            Expected = work.Due,
            Actual = work.Due - work.Short,
        };
    }
}
