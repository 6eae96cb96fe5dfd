using ControlTower.Core.Kernel;
using ControlTower.Core.Kernel.Json;

namespace ControlTower.Core.Orders.Routing;

/// <summary>What a policy may say, as it is served to editors.</summary>
public static class RoutingSchema
{
    public static JsonSchema Document { get; } = JsonSchema.Parse(Embedded.Text("schemas/routing-policy.json"));
}
