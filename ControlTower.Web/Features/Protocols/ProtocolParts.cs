using ControlTower.Core.Protocols;
using ControlTower.Core.Tower.Learning;
using ControlTower.Core.Tower.Runs;
using ControlTower.Web.Shared.Controls;

namespace ControlTower.Web.Features.Protocols;

/// <summary>What a protocol did, as parts of one column: how it decides stays beside each of them.</summary>
public static class ProtocolParts
{
    public const string Runs = "runs";
    public const string Shadow = "shadow";
    public const string Effects = "effects";
    public const string Learned = "learned";

    /// <summary>Those that there are, in the order of their tabs; runs and effects always.</summary>
    public static IReadOnlyList<Choice> Of(ProtocolState state, ProtocolView view, DateTimeOffset now)
    {
        var id = view.Version.Document.Id;
        Choice Tab(string part, string label, int count) => new(part, label, count, part == Runs ? ProtocolPage.Href(id) : $"{ProtocolPage.Href(id)}?part={part}");
        var tabs = new List<Choice> { Tab(Runs, "Runs", view.Counts.All) };
        if (state.ShadowOf(id) is not null) tabs.Add(Tab(Shadow, "In the shadow", state.ShadowTallies.Find(id)?.Recorded ?? 0));
        tabs.Add(Tab(Effects, "Real effects", EffectReading.Of(state, id).Sum(one => one.Sum.Count)));
        if (Learn.From(state, id, now).Count is > 0 and var learned) tabs.Add(Tab(Learned, "Learned", learned));
        return tabs;
    }
}
