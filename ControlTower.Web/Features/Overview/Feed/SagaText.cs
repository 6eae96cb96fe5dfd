using ControlTower.Core.Tower;

namespace ControlTower.Web.Features.Overview.Feed;

internal static class SagaText
{
    /// <summary>A step by its run and what is to be done.</summary>
    public static string Step(TowerState state, string run, int number) =>
        state.Protocols.Runs.Find(run)?.StepNumbered(number) is { } step ? $"{run}: {step.Action}" : $"{run} step {number}";
}
