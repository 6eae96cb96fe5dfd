namespace ControlTower.Web.Shared.Status;

/// <summary>How bad it is, worst first; drawn as shape, word, colour.</summary>
public enum StatusKind
{
    Critical,
    Warning,
    Watch,
    Ok,
    Info,
    Shelved,
}
