using ControlTower.Core.Runtime.Import;

namespace ControlTower.Web.Jobs;

public enum ImportPhase { None, Waiting, Running, Ended }

/// <summary>How the import that was last asked for stands.</summary>
/// <param name="Report">Once it ended.</param>
public sealed record ImportStatus(ImportPhase Phase, string Mapping, ImportStep Step, ImportReport? Report)
{
    public static ImportStatus None { get; } = new(ImportPhase.None, "", default, null);

    public bool Busy => Phase is ImportPhase.Waiting or ImportPhase.Running;
}
