using ControlTower.Core.Exceptions;
using ControlTower.Core.Protocols;
using ControlTower.Core.Tower;
using ControlTower.Web.Shared.Status;

namespace ControlTower.Web.Features.Overview.Feed;

internal sealed class StepBlockedWords() : FactWords<StepBlocked>("step blocked")
{
    protected override string Text(StepBlocked fact, TowerState state) => $"{SagaText.Step(state, fact.Run, fact.Step)}: {fact.Reason}";

    protected override StatusKind? Status(StepBlocked fact) => StatusKind.Warning;
}

internal sealed class StepEscalatedWords() : FactWords<StepEscalated>("step late")
{
    protected override string Text(StepEscalated fact, TowerState state) => $"{SagaText.Step(state, fact.Run, fact.Step)}, {Function(state, fact.Function)} joins";

    protected override StatusKind? Status(StepEscalated fact) => StatusKind.Warning;
}

internal sealed class StepParkedWords() : FactWords<StepParked>("step parked")
{
    protected override string Text(StepParked fact, TowerState state) => $"{SagaText.Step(state, fact.Run, fact.Step)}: {fact.Because}";

    protected override StatusKind? Status(StepParked fact) => StatusKind.Critical;
}

internal sealed class RunCompensatingWords() : FactWords<RunCompensating>("taking back")
{
    protected override string Text(RunCompensating fact, TowerState state) => $"{fact.Run}: {fact.Because}";

    protected override StatusKind? Status(RunCompensating fact) => StatusKind.Warning;
}

internal sealed class UndoDoneWords() : FactWords<UndoDone>("taken back")
{
    protected override string Text(UndoDone fact, TowerState state) => SagaText.Step(state, fact.Run, fact.Step);
}

internal sealed class UndoFailedWords() : FactWords<UndoFailed>("not taken back")
{
    protected override string Text(UndoFailed fact, TowerState state) => $"{SagaText.Step(state, fact.Run, fact.Step)}: {fact.Because}";

    protected override StatusKind? Status(UndoFailed fact) => StatusKind.Critical;
}

internal sealed class CaseHandedBackWords() : FactWords<CaseHandedBack>("handed back")
{
    protected override string Text(CaseHandedBack fact, TowerState state) => $"{Title(state, fact.Case)}: {fact.Because}";

    protected override StatusKind? Status(CaseHandedBack fact) => StatusKind.Warning;
}
