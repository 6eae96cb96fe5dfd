using ControlTower.Core.Orders;
using ControlTower.Web.Shared.Controls;
using ControlTower.Web.Shared.Formats;
using ControlTower.Web.Shared.Keyboard;
using ControlTower.Web.Shared.Live;
using Microsoft.AspNetCore.Components;

namespace ControlTower.Web.Features.Orders;

/// <summary>All open orders, and those that are over once history is there.</summary>
public sealed partial class OrdersPage : LivePage
{
    private readonly OrdersView view = new();
    private IReadOnlySet<string> columns = OrderColumns.Parse(null);
    private OrderViews? views;
    private string? current;
    private Timer? again;

    private static readonly IReadOnlyList<KeyBinding> Keys = [new("j", "Next order"), new("k", "Order before"), new("Enter", "Open the order"), new("v", "Save what is shown as a view")];

    [SupplyParameterFromQuery(Name = "q")] private string? TextWord { get; set; }

    [SupplyParameterFromQuery(Name = "channel")] private string? ChannelWord { get; set; }

    [SupplyParameterFromQuery(Name = "show")] private string? ShowWord { get; set; }

    [SupplyParameterFromQuery(Name = "sort")] private string? OrderWord { get; set; }

    [SupplyParameterFromQuery(Name = "view")] private string? Tense { get; set; }

    [SupplyParameterFromQuery(Name = "columns")] private string? ColumnWords { get; set; }

    [Inject] private Session Session { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [Inject] private TimeProvider Clock { get; set; } = default!;

    [SupplyParameterFromQuery(Name = "id")] private string? Policy { get; set; }

    private bool Closed => Tense == "closed";

    private bool Policies => Tense == "policies";

    private OrderFilter Filter => OrderFilter.Parse(TextWord, ChannelWord, ShowWord, OrderWord);

    /// <summary>Virtualize wants a collection that it may index.</summary>
    private List<Order> Listed => (List<Order>)view.Rows;

    private string Summary => Policies ? "which orders are sourced how, tried on the past before they are published" : Closed ? "those that are over" : $"{NumberFormat.Text(view.Counts.All)} open, {NumberFormat.Text(view.Counts[OrderShow.Late])} late, {NumberFormat.Text(view.Counts[OrderShow.Risk])} at risk by a case";

    private string ExportHref => (Closed ? ClosedOrdersExport.Path : OrdersExport.Path) + new Uri(Navigation.Uri).Query;

    private string Query => new Uri(Navigation.Uri).Query.TrimStart('?');

    private IReadOnlyList<Choice> Shows => [.. Enum.GetValues<OrderShow>().Select(which => Choice(which, which switch
    {
        OrderShow.Work => "In work",
        OrderShow.Risk => "At risk",
        _ => which.ToString(),
    }))];

    /// <summary>Who comes without asking for anything sees the view that opens first.</summary>
    protected override async Task OnInitializedAsync()
    {
        if (await Session.OpenAsync() is { } person && Query.Length == 0 && Shown.People.ViewsOf(person.Id, OrderViews.Page).FirstOrDefault(one => one.Default) is { } first) Show(first.Query);
    }

    protected override void OnParametersSet()
    {
        columns = OrderColumns.Parse(ColumnWords);
        Refresh();
    }

    protected override void Refresh()
    {
        view.Read(Shown, Filter, Clock.GetUtcNow());
        if (view.Again is not { } wait) return;
        again ??= new Timer(_ => RepaintSoon());
        again.Change(wait, Timeout.InfiniteTimeSpan);
    }

    protected override void Dispose(bool disposing)
    {
        again?.Dispose();
        base.Dispose(disposing);
    }

    private Choice Choice(OrderShow which, string label) =>
        new(which.ToString(), $"{label} {NumberFormat.Text(view.Counts[which])}", Href: Navigation.GetUriWithQueryParameter("show", which == OrderShow.All ? null : which.ToString().ToLowerInvariant()));

    private void Show(string query) => Navigation.NavigateTo(query.Length == 0 ? OrderViews.Page : $"{OrderViews.Page}?{query}", replace: true);

    private void Go(string name, string? value) =>
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameter(name, string.IsNullOrWhiteSpace(value) ? null : value), replace: true);

    private void Sort(OrderSort by)
    {
        var word = by.ToString().ToLowerInvariant();
        var now = Filter;
        Go("sort", now.Sort == by && !now.Descending ? "-" + word : word);
    }

    private void Pressed(string key)
    {
        if (key == "v" && !Closed && !Policies) views?.Begin();
        if (key == "v" || view.Rows.Count == 0 || Closed || Policies) return;
        if (key == "Enter")
        {
            if (current is not null) Navigation.NavigateTo(OrderPage.Href(current));
            return;
        }
        var at = Listed.FindIndex(order => order.Id == current);
        current = Listed[Math.Clamp(key == "j" ? at + 1 : at - 1, 0, Listed.Count - 1)].Id;
    }

    private RenderFragment HeadOf(string word, string label) => word switch
    {
        "placed" => Head(label, OrderSort.Placed, "num"),
        "promised" => Head(label, OrderSort.Promise, "num"),
        "value" => Head(label, OrderSort.Value, "num"),
        _ => builder => builder.AddMarkupContent(0, $"<th{(word == "lines" ? " class=\"num\"" : "")}>{label}</th>"),
    };

    private RenderFragment Head(string label, OrderSort by, string? css = null) => builder =>
    {
        var on = Filter.Sort == by;
        builder.OpenElement(0, "th");
        builder.AddAttribute(1, "class", css);
        builder.AddAttribute(2, "aria-sort", on ? Filter.Descending ? "descending" : "ascending" : null);
        builder.OpenElement(3, "button");
        builder.AddAttribute(4, "type", "button");
        builder.AddAttribute(5, "onclick", EventCallback.Factory.Create(this, () => Sort(by)));
        builder.AddContent(6, label + (on ? Filter.Descending ? " ↓" : " ↑" : ""));
        builder.CloseElement();
        builder.CloseElement();
    };
}
