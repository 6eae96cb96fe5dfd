using System.Globalization;
using ControlTower.Core.Exceptions;
using ControlTower.Core.Protocols;
using ControlTower.Core.Tower;
using ControlTower.Web.Shared.Status;

namespace ControlTower.Web.Features.Overview.Feed;

internal sealed class CaseLengthenedWords() : FactWords<CaseLengthened>("longer")
{
    protected override string Text(CaseLengthened fact, TowerState state) => string.Create(CultureInfo.InvariantCulture, $"{Title(state, fact.Case)}: it lasts {fact.Hours:0.##} h by now");

    protected override StatusKind? Status(CaseLengthened fact) => StatusKind.Warning;

    protected override string Href(CaseLengthened fact) => $"/exceptions/{Uri.EscapeDataString(fact.Case)}";
}

internal sealed class ThresholdCrossedWords() : FactWords<ThresholdCrossed>("limit")
{
    protected override string Text(ThresholdCrossed fact, TowerState state) => string.Create(CultureInfo.InvariantCulture, $"{string.Join(", ", fact.About)} is at {fact.Value:0.####}, which starts {fact.Protocol}");

    protected override StatusKind? Status(ThresholdCrossed fact) => StatusKind.Info;
}

internal sealed class ShadowComparedWords() : FactWords<ShadowCompared>("shadow")
{
    protected override string Text(ShadowCompared fact, TowerState state) =>
        $"{state.Protocols.ShadowDecisions.Find(fact.Shadow)?.Protocol ?? fact.Shadow} {(fact.Differs.Count == 0 ? "would have done the same" : string.Join("; ", fact.Differs))}";
}
