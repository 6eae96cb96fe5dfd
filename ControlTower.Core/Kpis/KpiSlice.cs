using ControlTower.Core.Kernel;

namespace ControlTower.Core.Kpis;

/// <summary>What figures are broken down by.</summary>
public enum KpiSlice { Site, Family, Item, Channel, Supplier, Carrier, Region, Month, Week, Day }

public static class KpiSlices
{
    public static string Allowed { get; } = string.Join(", ", Enum.GetNames<KpiSlice>().Select(name => name.ToLowerInvariant()));

    /// <summary>Null and empty text mean the whole.</summary>
    public static Result<KpiBreakdown> Parse(string? by)
    {
        if (string.IsNullOrEmpty(by)) return new KpiBreakdown(null);
        foreach (var slice in Enum.GetValues<KpiSlice>())
        {
            if (string.Equals(by, slice.ToString(), StringComparison.OrdinalIgnoreCase)) return new KpiBreakdown(slice);
        }
        return Refusal.Invalid($"Figures cannot be broken down by '{(by.Length > 40 ? by[..40] + "…" : by)}'; allowed are {Allowed}.", "by");
    }

    public static bool IsPeriod(this KpiSlice slice) => slice is KpiSlice.Month or KpiSlice.Week or KpiSlice.Day;
}

/// <param name="Slice">Null for the whole.</param>
public readonly record struct KpiBreakdown(KpiSlice? Slice);
