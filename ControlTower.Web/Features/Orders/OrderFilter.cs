using ControlTower.Core.Orders;

namespace ControlTower.Web.Features.Orders;

public enum OrderShow { All, Placed, Approved, Shipped, Late, Risk }

public enum OrderSort { Promise, Placed, Value, Id }

/// <summary>What the address says is shown, and in which order.</summary>
/// <param name="Text">Part of the id, the customer or the destination, without regard to case.</param>
public sealed record OrderFilter(string? Text = null, string? Channel = null, OrderShow Show = OrderShow.All, OrderSort Sort = OrderSort.Promise, bool Descending = false)
{
    public const int LongestText = 200;

    /// <summary>Words that are not known fall back to the default, since an address can be typed by hand.</summary>
    public static OrderFilter Parse(string? text, string? channel, string? show, string? sort)
    {
        var descending = sort is ['-', ..];
        return new(Known(text), Known(channel), Word<OrderShow>(show), Word<OrderSort>(descending ? sort![1..] : sort), descending);
    }

    public bool Matches(Order order, DateTimeOffset now, IReadOnlyDictionary<string, List<string>> risks) =>
        (Channel is null || order.Channel == Channel) && IsShown(order, now, risks) && HasText(order);

    public static bool IsLate(Order order, DateTimeOffset now) => order.DeliveredAt is null && order.PromisedBy < now;

    private bool IsShown(Order order, DateTimeOffset now, IReadOnlyDictionary<string, List<string>> risks) => Show switch
    {
        OrderShow.Placed => order.Status == OrderStatus.Placed,
        OrderShow.Approved => order.Status == OrderStatus.Approved,
        OrderShow.Shipped => order.Status == OrderStatus.Shipped,
        OrderShow.Late => IsLate(order, now),
        OrderShow.Risk => risks.ContainsKey(order.Id),
        _ => true,
    };

    private bool HasText(Order order) => Text is null || Has(order.Id) || Has(order.Customer) || Has(order.Destination);

    private bool Has(string? value) => value?.Contains(Text!, StringComparison.OrdinalIgnoreCase) == true;

    private static string? Known(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim()[..Math.Min(LongestText, text.Trim().Length)];

    private static T Word<T>(string? text)
        where T : struct, Enum => Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : default;
}
