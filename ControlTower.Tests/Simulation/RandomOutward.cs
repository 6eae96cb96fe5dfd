using System.Text.Json;
using ControlTower.Core.Effects;
using ControlTower.Core.Orders.Outward;
using ControlTower.Core.Tower;
using ControlTower.Core.Tower.Outward;

namespace ControlTower.Tests.Simulation;

/// <summary>Who is told what of orders, now these and now those; and carriers that answer.</summary>
internal sealed class RandomOutward(Random random)
{
    public object? Next(TowerState state, DateTimeOffset now) => random.Next(12) switch
    {
        0 when random.Next(3) == 0 => new PutOutwardTerms(Terms(state)),
        1 when random.Next(20) == 0 => new SubscribeEndpoint("https://shop.example/hook") { Types = ["order.*"] },
        < 4 => Answer(state, now),
        _ => null,
    };

    private OutwardTerms Terms(TowerState state) => new()
    {
        Routes = [.. Enum.GetValues<RouteKind>().Where(_ => random.Next(5) > 0).Select(kind => new OutwardRoute(kind, null, state.Effects.Endpoints.Keys.Skip(random.Next(3)).FirstOrDefault() ?? "WH-9"))],
        ReleaseAtOnce = random.Next(3) > 0,
        DelayHours = random.Next(1, 5),
        Language = random.Next(2) == 0 ? "en" : "de",
        Templates = random.Next(3) == 0 ? [new(MessageKind.Placed, "en", "{order}", random.Next(4) == 0 ? "{nothing}" : "{items} {link}")] : [],
    };

    private ReportEffect? Answer(TowerState state, DateTimeOffset now) =>
        state.Effects.Effects.Values.FirstOrDefault(one => one is { Type: CarrierBooking.Requested, Status: EffectStatus.Waiting }) is { } asked
            ? new(asked.Id, asked.Attempts + 1, null) { Answer = JsonSerializer.SerializeToElement(new { tracking = $"T{random.Next(99)}", eta = now.AddHours(random.Next(200)) }) }
            : null;
}
