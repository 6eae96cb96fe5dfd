namespace ControlTower.Tests.Web.Api.Partners;

/// <summary>What a partner's key may hear of a way into the tower.</summary>
internal enum RouteExpectation
{
    /// <summary>403 with a reason: it is about the whole network, or beyond the scopes of a partner.</summary>
    Closed,

    /// <summary>A list of the partner's own things.</summary>
    OwnList,

    /// <summary>One thing of the partner's own; others' are answered as what does not exist.</summary>
    OwnThing,

    /// <summary>What is sent is bounded by other tests of this folder.</summary>
    Sent,

    /// <summary>Needs no key, and tells nothing of the network.</summary>
    Public,

    /// <summary>For signed-in people: a key opens nothing there.</summary>
    People,
}

/// <summary>Every way into the tower, and what a partner hears there. A new route is to be thought about, and listed.</summary>
internal static class RouteExpectations
{
    public static readonly IReadOnlyDictionary<string, RouteExpectation> All = Read("""
        Closed  GET /api/v1/approvals, GET /api/v1/approvals/{id}, POST /api/v1/approvals/{id}/approve, POST /api/v1/approvals/{id}/reject
        Closed  POST /api/v1/approvals/{id}/withdraw, POST /api/v1/approvals/{id}/void, GET /api/v1/delegations, POST /api/v1/delegations, DELETE /api/v1/delegations/{id}
        Closed  GET /api/v1/breakers, POST /api/v1/breakers/{id}/reset
        Closed  GET /api/v1/effects, POST /api/v1/effects/hold, POST /api/v1/effects/release, POST /api/v1/effects/{id}/replay
        OwnList  GET /api/v1/exceptions
        OwnThing  GET /api/v1/exceptions/{id}
        Closed  POST /api/v1/exceptions/{id}/acknowledge, POST /api/v1/exceptions/{id}/assign, POST /api/v1/exceptions/{id}/note, POST /api/v1/exceptions/{id}/reopen
        Closed  POST /api/v1/exceptions/{id}/resolve, POST /api/v1/exceptions/{id}/shelve, POST /api/v1/exceptions/{id}/unshelve
        Closed  GET /api/v1/exceptions/{id}/impact, GET /api/v1/network/trace, GET /api/v1/stock/imbalances, GET /api/v1/freight/offers, PUT /api/v1/sites/{id}/schedule, PUT /api/v1/lanes/{from}/{to}/schedule
        Closed  GET /api/v1/invoices, GET /api/v1/invoices/{id}, POST /api/v1/invoices/{id}/approve, POST /api/v1/invoices/{id}/dispute, POST /api/v1/invoices/{id}/release, POST /api/v1/invoices/{id}/reject
        Closed  GET /api/v1/payments, POST /api/v1/payments/run, GET /api/v1/finance/postings, GET /api/v1/finance/trial-balance, GET /api/v1/finance/ageing, GET /api/v1/finance/vat-report
        Closed  GET /api/v1/finance/vat-rates, PUT /api/v1/finance/vat-rates, GET /api/v1/finance/terms, PUT /api/v1/finance/terms
        Closed  GET /api/v1/functions, POST /api/v1/functions, GET /api/v1/journal, GET /api/v1/journal/verify
        Closed  GET /api/v1/keys, POST /api/v1/keys, DELETE /api/v1/keys/{id}, GET /api/v1/kpis, GET /api/v1/network, PUT /api/v1/network
        Closed  GET /api/v1/kpis/targets, PUT /api/v1/kpis/{id}/target, GET /api/v1/suppliers, GET /api/v1/suppliers/{id}, GET /api/v1/carriers, GET /api/v1/carriers/{id}
        Closed  GET /api/v1/orders, GET /api/v1/orders/summary, GET /api/v1/orders/{id}, POST /api/v1/orders, POST /api/v1/orders/{id}/{transition}
        Closed  GET /api/v1/orders/transitions, GET /api/v1/orders/backlog, GET /api/v1/stock/ledger
        Closed  GET /api/v1/orders/{id}/why, POST /api/v1/orders/resource, POST /api/v1/promises
        Closed  GET /api/v1/orders/outward, PUT /api/v1/orders/outward, GET /api/v1/orders/templates, GET /api/v1/orders/{id}/tracking, GET /api/v1/stock/availability
        Closed  POST /api/v1/sourcing/simulate
        Closed  GET /api/v1/views, POST /api/v1/views, POST /api/v1/views/rename, DELETE /api/v1/views
        Closed  GET /api/v1/orders/messages/{kind}/{language}, PUT /api/v1/orders/messages/{kind}/{language}, POST /api/v1/orders/messages/{kind}/{language}/reset
        Closed  POST /api/v1/sourcing/bench
        Closed  GET /api/v1/routing-policies, GET /api/v1/routing-policies/{id}, PUT /api/v1/routing-policies/{id}, POST /api/v1/routing-policies/{id}/publish, POST /api/v1/routing-policies/{id}/retire, POST /api/v1/routing-policies/{id}/try, GET /api/v1/orders/{id}/policy
        Closed  GET /api/v1/protocols, POST /api/v1/protocols, GET /api/v1/protocols/{id}
        Closed  POST /api/v1/protocols/backtest, POST /api/v1/protocols/backtest/compare, GET /api/v1/jobs/{id}, DELETE /api/v1/jobs/{id}, POST /api/v1/jobs/{id}/cancel, POST /api/v1/jobs/{id}/again, GET /api/v1/jobs/{id}/timeline
        Closed  POST /api/v1/protocols/validate, GET /api/v1/protocols/{id}/draft, PUT /api/v1/protocols/{id}/draft, POST /api/v1/protocols/{id}/publish, POST /api/v1/protocols/{id}/publish/decline
        Closed  GET /api/v1/protocols/{id}/versions, GET /api/v1/protocols/{id}/compare, GET /api/v1/protocols/{id}/effects, GET /api/v1/protocols/{id}/proposals, POST /api/v1/protocols/{id}/proposals/{n:int}/draft, POST /api/v1/protocols/{id}/proposals/{n:int}/backtest
        Closed  GET /api/v1/protocols/{id}/shadow, POST /api/v1/protocols/{id}/shadow/promote, POST /api/v1/protocols/{id}/shadow/end
        OwnList  GET /api/v1/purchase-orders, GET /api/v1/shipments, GET /api/v1/sites, GET /api/v1/sources, GET /api/v1/signals/rejected
        OwnThing  GET /api/v1/purchase-orders/{id}, GET /api/v1/shipments/{id}, GET /api/v1/sites/{id}
        Closed  GET /api/v1/runs, GET /api/v1/runs/{id}, POST /api/v1/runs/{id}/steps/{step:int}/done, POST /api/v1/runs/{id}/steps/{step:int}/note, POST /api/v1/runs/{id}/steps/{step:int}/blocked, POST /api/v1/runs/{id}/steps/{step:int}/impossible, POST /api/v1/runs/{id}/steps/{step:int}/retry, POST /api/v1/runs/{id}/steps/{step:int}/give-up
        Sent  POST /api/v1/signals, POST /api/v1/signals/rejected/{id}/discard, POST /api/v1/signals/rejected/{id}/replay
        Closed  POST /api/v1/sources/expect, GET /api/v1/sources/precedence, PUT /api/v1/sources/precedence/{field}, POST /api/v1/signals/mapped/{mapping}
        Closed  GET /api/v1/signal-mappings, GET /api/v1/signal-mappings/{id}, PUT /api/v1/signal-mappings/{id}, POST /api/v1/signal-mappings/try
        Closed  GET /api/v1/users, POST /api/v1/users, PUT /api/v1/users/{id}, POST /api/v1/users/{id}/forget
        Closed  GET /api/v1/webhooks, POST /api/v1/webhooks, DELETE /api/v1/webhooks/{id}
        Public  GET /{**path:file}, HEAD /{**path:file}, GET /health/live, GET /health/ready, GET /openapi/{documentName}.json, GET /schemas/network.json, GET /schemas/protocol.json, GET /schemas/routing-policy.json, GET /schemas/signals, GET /schemas/signals/{type}.json
        Closed  ANY /hubs/tower, ANY /hubs/tower/negotiate
        People  POST /account/accept, POST /account/enter, POST /account/first, GET /account/invited, POST /account/invited, GET /account/setup
        People  POST /account/setup, GET /account/sign-in, POST /account/sign-in, POST /account/sign-out
        People  GET /export/approvals.csv, GET /export/effects.csv, GET /export/exceptions.csv, GET /export/functions.csv, GET /export/import-report.json, GET /export/job-runs.csv, GET /export/plans.csv, GET /export/imbalances.csv, GET /export/suppliers.csv, GET /export/carriers.csv
        People  GET /export/journal.jsonl, GET /export/keys.csv, GET /export/kpis.csv, GET /export/orders.csv, GET /export/protocols.csv, GET /export/rejected.csv
        People  GET /export/runs.csv, GET /export/signals.csv, GET /export/signal-mappings.csv, GET /export/sites.csv, GET /export/sources.csv, GET /export/stock.csv, GET /export/undelivered.csv, GET /export/work.csv
        People  GET /export/users.csv, GET /export/walls.csv, GET /export/webhooks.csv
        People  GET /export/item-places.csv, GET /export/loads.csv, GET /export/order-load.csv, GET /export/production.csv, GET /export/trace.csv, GET /export/invoices.csv, GET /export/vat-report.csv, GET /export/ageing.csv, GET /export/closed-orders.csv, GET /export/returns.csv
        """);

    private static Dictionary<string, RouteExpectation> Read(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(line => line.Split("  ", 2))
        .SelectMany(parts => parts[1].Split(", ").Select(route => KeyValuePair.Create(route, Enum.Parse<RouteExpectation>(parts[0]))))
        .ToDictionary(StringComparer.Ordinal);
}
