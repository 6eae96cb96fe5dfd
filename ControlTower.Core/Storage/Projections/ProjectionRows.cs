using System.Text.Json;
using ControlTower.Core.Exceptions;
using ControlTower.Core.Kernel;
using ControlTower.Core.Kernel.Json;
using ControlTower.Core.Network;

namespace ControlTower.Core.Storage.Projections;

/// <summary>Finds single rows for the folds.</summary>
internal sealed class ProjectionRows(ProjectionsContext context)
{
    private readonly ProjectionQueries queries = ProjectionQueries.For(context);

    public OrderRow? Order(string id) => queries.OrderById(context, id);

    public ExceptionCase? Case(string id) => queries.CaseById(context, id) is { } row ? CaseFold.CaseOf(row) : null;

    public KnownApproval? Approval(string id) => queries.ApprovalById(context, id) is { } row ? ApprovalFold.ApprovalOf(row) : null;

    public EffectRow? Effect(string id) => queries.EffectById(context, id);

    public MovementRow? Movement(string id) => queries.MovementById(context, id);

    public WaitRow? Wait(string id) => queries.WaitById(context, id);

    public SiteRow? Site(string id) => queries.SiteById(context, id);

    public ItemRow? Item(string id) => queries.ItemById(context, id);

    public StockDayRow? StockDay(string id) => queries.StockDayById(context, id);

    public StockPosition? StockBook(string id) => queries.StockBookById(context, id) is { } row ? JsonSerializer.Deserialize<StockPosition>(row.Document, CanonicalJson.Options) : null;

    public SignalRow? Rejected(string rejection) => queries.SignalByRejection(context, rejection);

    public SignalRow? Accepted(string key) => key.Split(Keys.Separator) is [var source, var id] ? queries.NewestSignal(context, source, id) : null;
}
