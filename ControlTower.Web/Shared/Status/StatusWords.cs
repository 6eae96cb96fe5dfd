namespace ControlTower.Web.Shared.Status;

/// <summary>Word and css class of each status and state.</summary>
public static class StatusWords
{
    public static string Word(StatusKind kind) => kind switch
    {
        StatusKind.Critical => "Critical",
        StatusKind.Warning => "Warning",
        StatusKind.Watch => "Watch",
        StatusKind.Ok => "On target",
        StatusKind.Info => "Info",
        _ => "Shelved",
    };

    public static string Css(StatusKind kind) => kind switch
    {
        StatusKind.Critical => "crit",
        StatusKind.Warning => "warn",
        StatusKind.Watch => "watch",
        StatusKind.Ok => "ok",
        StatusKind.Info => "info",
        _ => "shelf",
    };

    public static string Word(StateKind state) => state switch
    {
        StateKind.New => "New",
        StateKind.Acknowledged => "Acknowledged",
        StateKind.InProgress => "In progress",
        StateKind.Shelved => "Shelved",
        StateKind.Returned => "Returned, unseen",
        StateKind.Waiting => "Waiting",
        StateKind.NotStarted => "Not started",
        StateKind.RuledOut => "Ruled out",
        _ => "Resolved",
    };
}
