using ControlTower.Core.Tower.Tracing;

namespace ControlTower.Core.Tower.Options;

/// <summary>When what is late comes by itself, by the orders that stand in the book.</summary>
internal static class Coming
{
    /// <returns>When of each that is missing the first comes where it is missing; null where the book tells of none of it.</returns>
    public static DateTimeOffset? Of(WeighingContext context, Need need)
    {
        if (need.Items.Count == 0 || Trouble.Of(context.State, context.One, context.Now) is not { } trouble) return null;
        var last = DateTimeOffset.MinValue;
        foreach (var (item, to, _) in need.Items)
        {
            var comes = trouble.Late.Where(late => late.Item == item && late.Site == to && late.Planned is not null).Select(late => (DateTimeOffset?)late.At).Min();
            if (comes is not { } at) return null;
            if (at > last) last = at;
        }
        return last;
    }
}
