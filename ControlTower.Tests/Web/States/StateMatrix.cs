using System.Reflection;
using ControlTower.Web.Features.Account;
using ControlTower.Web.Features.Admin;
using ControlTower.Web.Features.Approvals;
using ControlTower.Web.Features.Audit;
using ControlTower.Web.Features.Exceptions;
using ControlTower.Web.Features.Network;
using ControlTower.Web.Features.Orders.Bench;
using ControlTower.Web.Features.Orders.Load;
using ControlTower.Web.Features.Orders.Messages;
using ControlTower.Web.Features.Overview;
using ControlTower.Web.Features.Production;
using ControlTower.Web.Features.Protocols;
using ControlTower.Web.Features.Protocols.Authoring;
using ControlTower.Web.Features.Returns;
using ControlTower.Web.Features.Settlement;
using ControlTower.Web.Features.Track;
using ControlTower.Web.Features.Wall;
using ControlTower.Web.Features.Work;
using ControlTower.Web.Layout;
using ControlTower.Web.Shared.Map.Guide;
using ControlTower.Web.Theme.Guide;

namespace ControlTower.Tests.Web.States;

/// <summary>Which states of which pages are shown by a test, and which a page cannot be in.</summary>
internal static class StateMatrix
{
    private static readonly PageState[] States = Enum.GetValues<PageState>();

    private static readonly Type[] Guides = [typeof(DesignPage), typeof(MapGuidePage), typeof(NotFoundPage)];

    private static readonly Type[] Forms = [typeof(SignInPage), typeof(SetupPage), typeof(InvitedPage), typeof(RefusedPage), typeof(TrackPage)];

    private static readonly Type[] FromMemory =
    [
        typeof(OverviewPage), typeof(ExceptionsPage), typeof(CasePage), typeof(ApprovalsPage), typeof(WorkPage), typeof(NetworkPage), typeof(StockPage), typeof(PartnersPage), typeof(SitePage), typeof(ProductionPage), typeof(SettlementPage), typeof(ReturnsPage), typeof(ProtocolsPage), typeof(ProtocolPage), typeof(AuthoringPage), typeof(NewProtocolPage), typeof(AdminPage), typeof(WallPage), typeof(BenchPage), typeof(LoadPage), typeof(MessagesPage),
    ];

    private static readonly Type[] ToReadOnly = [typeof(LoadPage), typeof(NetworkPage), typeof(StockPage), typeof(PartnersPage), typeof(ProductionPage), typeof(ProtocolsPage), typeof(ProtocolPage), typeof(JournalPage)];

    /// <summary>With the reason why not.</summary>
    public static IReadOnlyDictionary<(Type Page, PageState State), string> Impossible { get; } = new[]
    {
        Never(Guides, "it shows nothing of the tower", [PageState.Empty, PageState.Loading, PageState.LiveChange, PageState.Refused, PageState.Error]),
        Never(Forms, "drawn once for a form, outside of the frame, with nothing of the tower on it", [PageState.Empty, PageState.Loading, PageState.LiveChange, PageState.Stale, PageState.Error]),
        Never(FromMemory, "it is read from memory before it is first drawn", [PageState.Loading]),
        Never(ToReadOnly, "it asks nothing of the tower that could be refused", [PageState.Refused]),
        Never([typeof(WallPage)], "nobody stands before it: it stands still, is told as stale by the browser, and loads itself again", [PageState.Error]),
    }.SelectMany(rule => rule).ToDictionary(cell => cell.Key, cell => cell.Why);

    public static IReadOnlySet<(Type Page, PageState State)> Shown { get; } = typeof(StateMatrix).Assembly.GetTypes()
        .SelectMany(type => type.GetMethods(BindingFlags.Instance | BindingFlags.Public)).Where(method => method.IsDefined(typeof(FactAttribute), true))
        .SelectMany(method => method.GetCustomAttributes<ShowsAttribute>()).SelectMany(Cells).ToHashSet();

    /// <summary>States of a page that no test shows and no reason excludes.</summary>
    public static IEnumerable<PageState> Missing(Type page) => States.Where(state => !Shown.Contains((page, state)) && !Impossible.ContainsKey((page, state)));

    private static IEnumerable<(Type Page, PageState State)> Cells(ShowsAttribute shows) =>
        Pages.All.Contains(shows.Page) ? [(shows.Page, shows.State)] : Pages.Framed.Where(shows.Page.IsAssignableFrom).Select(page => (page, shows.State));

    private static IEnumerable<((Type Page, PageState State) Key, string Why)> Never(Type[] pages, string why, PageState[] states) =>
        from page in pages from state in states select ((page, state), why);
}
