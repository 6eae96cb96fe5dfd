using ControlTower.Core.Tower;

namespace ControlTower.Web.Features.Overview.Feed;

/// <summary>How the feed calls what facts name by ids.</summary>
internal static class FeedNames
{
    /// <summary>The case's number and what it is about.</summary>
    public static string Case(TowerState state, string id) => state.Exceptions.Find(id) is { } one ? $"{id} {one.Deviation.Title}" : id;

    public static string Function(TowerState state, string id) => state.People.Functions.Find(id) ?? id;

    /// <summary>A step by its run and what is to be done.</summary>
    public static string Step(TowerState state, string run, int number) =>
        state.Protocols.Runs.Find(run)?.StepNumbered(number) is { } step ? $"{run}: {step.Action}" : $"{run} step {number}";
}
