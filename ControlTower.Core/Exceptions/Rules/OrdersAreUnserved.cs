using System.Globalization;
using ControlTower.Core.Kernel;

namespace ControlTower.Core.Exceptions.Rules;

/// <summary>Orders that nobody else can serve while their site or lane is in trouble deviate; it is serious where they are many.</summary>
public static class OrdersAreUnserved
{
    private const int Many = 10;
    private const int MostItems = 20;

    /// <param name="about">The site; for a lane also where it ends.</param>
    /// <param name="value">At risk, one amount a currency.</param>
    public static Deviation Judge(IReadOnlyList<string> about, (int Orders, IReadOnlyList<string> Items) left, IReadOnlyList<Money> value, DateTimeOffset at) => new(
        CaseKind.UnservedOrders, about, string.Create(CultureInfo.InvariantCulture, $"{left.Orders} {(left.Orders == 1 ? "order" : "orders")} nobody else can serve"), left.Orders >= Many ? Severity.High : Severity.Medium, at, "customerService")
    {
        Site = about[0],
        OtherSite = about.Count > 1 ? about[1] : null,
        Items = [.. left.Items.Take(MostItems)],
        OpenEnded = true,
        Reason = value.Count == 0 ? null : $"{string.Join(" and ", value.Select(amount => amount.ToString()))} at risk",
    };
}
