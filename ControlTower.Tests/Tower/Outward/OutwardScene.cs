using System.Text.Json;
using ControlTower.Core.Effects;
using ControlTower.Core.Network;
using ControlTower.Core.Orders;
using ControlTower.Core.Orders.Lifecycle;
using ControlTower.Core.Orders.Outward;
using ControlTower.Core.Tower;
using ControlTower.Tests.Orders.Lifecycle;

namespace ControlTower.Tests.Tower.Outward;

/// <summary>The network of the lifecycle tests with two carriers on its lane, and an endpoint for each duty and for a subscriber.</summary>
internal sealed class OutwardScene
{
    /// <param name="waiting">News that should come is waited for.</param>
    public OutwardScene(bool releaseAtOnce = false, bool waiting = false)
    {
        Scene = waiting ? Scene.Waiting() : Scene.Empty();
        Scene.When(new PutNetwork(LifecycleStates.Network with
        {
            Carriers = [new("SLOW", "Slow freight"), new("QUICK", "Quick freight")],
            Lanes = [new("DC-1", "C-1", 24, 5) { Rates = [new("SLOW") { Fixed = 5, LeadTimeHours = 96 }, new("QUICK") { Fixed = 7, LeadTimeHours = 24 }] }, new("DC-2", "C-1", 24, 8), new("STORE-1", "C-1", 24, 20)],
        }));
        (Warehouse, Store, Carrier, Customers, Subscriber) = (Endpoint("wms"), Endpoint("pos"), Endpoint("tms"), Endpoint("mail"), Endpoint("shop"));
        Terms = new()
        {
            Routes = [new(RouteKind.Warehouse, null, Warehouse), new(RouteKind.Store, "STORE-1", Store), new(RouteKind.Carrier, null, Carrier), new(RouteKind.Customers, null, Customers)],
            ReleaseAtOnce = releaseAtOnce,
        };
        Put(terms => terms);
    }

    public Scene Scene { get; }

    public OutwardTerms Terms { get; private set; }

    public string Warehouse { get; }

    public string Store { get; }

    public string Carrier { get; }

    public string Customers { get; }

    public string Subscriber { get; }

    public OrderTrack Track => Scene.State.Orders.Tracks[LifecycleStates.Id];

    /// <summary>Types of what is asked to be told an endpoint, in order.</summary>
    public string[] Told(string endpoint) => [.. Effects(endpoint).Select(effect => effect.Type)];

    public JsonElement Payload(string endpoint, string type) => Effects(endpoint).Last(effect => effect.Type == type).Payload;

    public void Put(Func<OutwardTerms, OutwardTerms> change) => Scene.When(new PutOutwardTerms(Terms = change(Terms)));

    public void Place(decimal quantity = 4, int days = 3, bool fetched = false) =>
        Scene.When(new PlaceOrder(LifecycleStates.Order(LifecycleStates.Id, quantity) with { PromisedBy = Scene.Now.AddDays(days) }) { PickUp = fetched ? new("STORE-1", 48) : null });

    public void Move(params string[] transitions)
    {
        foreach (var transition in transitions) Scene.When(LifecycleStates.Move(transition));
    }

    /// <summary>The carrier answers to being asked.</summary>
    public void Answer(object answer)
    {
        var asked = Effects(Carrier).Last();
        Scene.When(new ReportEffect(asked.Effect, 1, null) { Answer = JsonSerializer.SerializeToElement(answer) }, Caller.System);
    }

    private IEnumerable<EffectRequested> Effects(string endpoint) => Scene.Journal.Select(fact => fact.Body).OfType<EffectRequested>().Where(effect => effect.Endpoint == endpoint);

    private string Endpoint(string name) => ((Endpoint)Scene.When(new SubscribeEndpoint($"https://{name}.example/hook"))).Id;
}
