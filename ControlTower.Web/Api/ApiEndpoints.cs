namespace ControlTower.Web.Api;

/// <summary>All calls of the API on one screen.</summary>
public static class ApiEndpoints
{
    public const string Prefix = "/api/v1";

    /// <summary>What /openapi/v1.json describes: the ways of programs, not those of pages and their files.</summary>
    private static readonly string[] Described = ["api/", "schemas/", "health/"];

    /// <param name="path">Without the slash that it begins with.</param>
    public static bool IsDescribed(string? path) => path is not null && Described.Any(prefix => path.StartsWith(prefix, StringComparison.Ordinal));

    public static void MapApi(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup(Prefix).DisableAntiforgery();
        NetworkApi.Map(api);
        SchedulesApi.Map(api);
        StockApi.Map(api);
        AvailabilityApi.Map(api);
        FreightApi.Map(api);
        SignalsApi.Map(api);
        SignalMappingsApi.Map(api);
        ExceptionsApi.Map(api);
        ApprovalsApi.Map(api);
        DelegationsApi.Map(api);
        BreakersApi.Map(api);
        OrdersApi.Map(api);
        CarriedOrders.Map(api);
        OrderWhyApi.Map(api);
        ResourceApi.Map(api);
        PromisesApi.Map(api);
        OutwardApi.Map(api);
        MessagesApi.Map(api);
        SourcingApi.Map(api);
        SourcingBenchApi.Map(api);
        RoutingPoliciesApi.Map(api);
        InvoicesApi.Map(api);
        FinanceApi.Map(api);
        KpisApi.Map(api);
        HealthApi.Map(api);
        ProtocolsApi.Map(api);
        BacktestApi.Map(api);
        JobsApi.Map(api);
        JournalApi.Map(api);
        PeopleApi.Map(api);
        ViewsApi.Map(api);
        EffectsApi.Map(api);
        ProtocolsApi.MapSchemas(routes);
    }
}
