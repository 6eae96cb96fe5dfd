namespace ControlTower.Web.Api;

/// <summary>All calls of the API on one screen.</summary>
public static class ApiEndpoints
{
    public const string Prefix = "/api/v1";

    public static void MapApi(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup(Prefix).DisableAntiforgery();
        NetworkApi.Map(api);
        SignalsApi.Map(api);
        ExceptionsApi.Map(api);
        ApprovalsApi.Map(api);
        OrdersApi.Map(api);
        KpisApi.Map(api);
        ProtocolsApi.Map(api);
        JournalApi.Map(api);
        PeopleApi.Map(api);
        EffectsApi.Map(api);
        ProtocolsApi.MapSchemas(routes);
    }
}
