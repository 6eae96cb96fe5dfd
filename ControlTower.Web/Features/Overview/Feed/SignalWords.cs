using ControlTower.Core.Signals;
using ControlTower.Core.Tower;
using ControlTower.Web.Shared.Status;

namespace ControlTower.Web.Features.Overview.Feed;

internal sealed class SignalAcceptedWords() : FactWords<SignalAccepted>("signal")
{
    private static readonly string[] Subjects = ["shipment", "site", "item", "carrier", "order", "purchaseOrder"];

    protected override string Word(SignalAccepted fact) => fact.Type;

    protected override string Text(SignalAccepted fact, TowerState state)
    {
        var about = Subjects.Select(name => Part(fact, name, state)).OfType<string>();
        return string.Join(" · ", about.Append($"from {fact.Source}"));
    }

    private static string? Part(SignalAccepted fact, string name, TowerState state)
    {
        if (fact.Data.ValueKind != System.Text.Json.JsonValueKind.Object || !fact.Data.TryGetProperty(name, out var value)) return null;
        var text = value.ValueKind == System.Text.Json.JsonValueKind.String ? value.GetString() : null;
        return text is not null && name == "site" ? Site(state, text) : text;
    }
}

internal sealed class SignalRejectedWords() : FactWords<SignalRejected>("rejected")
{
    protected override string Text(SignalRejected fact, TowerState state) => $"{fact.Type ?? "signal"} from {fact.Source ?? "nobody"}: {fact.Reason}";

    protected override StatusKind? Status(SignalRejected fact) => StatusKind.Warning;

    protected override string Href(SignalRejected fact) => "/signals";
}

internal sealed class SignalWithdrawnWords() : FactWords<SignalWithdrawn>("withdrawn")
{
    protected override string Text(SignalWithdrawn fact, TowerState state) => $"{fact.Id} by {fact.Source}";
}

internal sealed class SourceSilentWords() : FactWords<SourceFellSilent>("silent")
{
    protected override string Text(SourceFellSilent fact, TowerState state) => $"{fact.Source} was not heard in time";

    protected override StatusKind? Status(SourceFellSilent fact) => StatusKind.Watch;
}
