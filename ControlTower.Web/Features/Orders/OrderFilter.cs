using ControlTower.Core.Orders;
using ControlTower.Web.Shared.Texts;

namespace ControlTower.Web.Features.Orders;

/// <summary>Approved is what a record system told of; waiting is backordered or held, work from allocated until it leaves. Late and at risk an order is beside how far it is.</summary>
public enum OrderShow { All, Placed, Approved, Waiting, Work, Shipped, Late, Risk }

public enum OrderSort { Promise, Placed, Value, Id }

/// <summary>What the address says is shown, and in which order.</summary>
/// <param name="Text">Part of the id, or of the id or name of the customer or the destination, without regard to case.</param>
public sealed record OrderFilter(string? Text = null, string? Channel = null, OrderShow Show = OrderShow.All, OrderSort Sort = OrderSort.Promise, bool Descending = false)
{
    public const int LongestText = 200;

    /// <summary>Words that are not known fall back to the default, since an address can be typed by hand.</summary>
    public static OrderFilter Parse(string? text, string? channel, string? show, string? sort)
    {
        var descending = sort is ['-', ..];
        return new(Known(text), Known(channel), Word<OrderShow>(show), Word<OrderSort>(descending ? sort![1..] : sort), descending);
    }

    public bool Matches(Order order, OrderScene scene) => (Channel is null || order.Channel == Channel) && IsShown(order, scene) && HasText(order, scene);

    public static bool IsLate(Order order, DateTimeOffset now) => order.DeliveredAt is null && order.PromisedBy < now;

    private bool IsShown(Order order, OrderScene scene) => Show switch
    {
        OrderShow.All => true,
        OrderShow.Late => scene.IsLate(order),
        OrderShow.Risk => scene.IsAtRisk(order),
        var step => scene.StepOf(order) == step,
    };

    private bool HasText(Order order, OrderScene scene) => Text is null || Has(order.Id) || Has(order.Customer) || Has(order.Destination)
        || Has(SiteNames.Of(scene.State, order.Customer)) || Has(SiteNames.Of(scene.State, order.Destination));

    private bool Has(string? value) => value?.Contains(Text!, StringComparison.OrdinalIgnoreCase) == true;

    private static string? Known(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim()[..Math.Min(LongestText, text.Trim().Length)];

    private static T Word<T>(string? text)
        where T : struct, Enum => Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : default;
}
