using ControlTower.Core.Network;
using ControlTower.Web.Shared.Formats;

namespace ControlTower.Web.Features.Network;

/// <summary>A carrier's rate in words.</summary>
internal static class RateWords
{
    public static string Name(RateEntry rate, NetworkState network)
    {
        var carrier = network.Carriers.Find(rate.Carrier)?.Name ?? rate.Carrier;
        return rate.Service is { } service ? $"{carrier}, {service}" : carrier;
    }

    /// <summary>What else is asked besides fixed and by weight; empty where nothing is.</summary>
    public static string Breaks(RateEntry rate)
    {
        var parts = (rate.Breaks ?? []).Select(one => $"from {QuantityFormat.Text(one.FromKg).Plain} kg {QuantityFormat.Text(one.PerKg).Plain}");
        if (rate.PerUnit is { } unit) parts = parts.Append($"{QuantityFormat.Text(unit).Plain} a unit");
        if (rate.Minimum is { } least) parts = parts.Append($"at least {QuantityFormat.Text(least).Plain}");
        return string.Join(", ", parts);
    }
}
