using ControlTower.Core.Kernel;
using ControlTower.Core.Orders.Outward;

namespace ControlTower.Core.Tower.Outward;

/// <summary>Routes and templates as a whole: what is put takes the place of what held.</summary>
internal static class OutwardSettings
{
    public static Result<object> Put(Turn turn, PutOutwardTerms put)
    {
        if (RouteFault(turn.State, put.Terms) is { } route) return route;
        if (TemplateFault(put.Terms) is { } template) return template;
        if (put.Terms.TrackingAddress is { } address && (!Uri.TryCreate(address, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))) return Refusal.Invalid("Expected an absolute http or https address.", "/trackingAddress");
        turn.Record(new OutwardTermsPut(put.Terms with { TrackingAddress = put.Terms.TrackingAddress?.TrimEnd('/') }));
        return turn.State.Orders.Outward!;
    }

    private static Refusal? RouteFault(TowerState state, OutwardTerms terms)
    {
        var seen = new HashSet<(RouteKind, string?)>(); // lookup only
        for (var i = 0; i < terms.Routes.Count; i++)
        {
            var route = terms.Routes[i];
            if (!seen.Add((route.Kind, route.Name))) return Refusal.Invalid("A duty has one endpoint.", $"/routes/{i}");
            if (state.Effects.Endpoints.Find(route.Endpoint) is not { Active: true }) return Refusal.Invalid($"There is no endpoint '{route.Endpoint}'.", $"/routes/{i}/endpoint");
            if (route is { Kind: RouteKind.Customers, Name: not null }) return Refusal.Invalid("One system writes to all customers.", $"/routes/{i}/name");
            if (route is { Kind: RouteKind.Warehouse or RouteKind.Store, Name: { } site } && !state.Network.Sites.ContainsKey(site)) return Refusal.Invalid($"There is no site '{site}'.", $"/routes/{i}/name");
        }
        return null;
    }

    private static Refusal? TemplateFault(OutwardTerms terms)
    {
        var seen = new HashSet<(MessageKind, string)>(); // lookup only
        for (var i = 0; i < terms.Templates.Count; i++)
        {
            var one = terms.Templates[i];
            if (!seen.Add((one.Kind, one.Language))) return Refusal.Invalid("There is one template of a kind in a language.", $"/templates/{i}");
            if (MessagePublishing.Fault(one, $"/templates/{i}") is { } fault) return fault;
        }
        return null;
    }
}
