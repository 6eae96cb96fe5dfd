using ControlTower.Web.Shared.Status;

namespace ControlTower.Web.Shared.Feedback;

/// <summary>A short word about what just happened; never the only record of it.</summary>
/// <param name="Kind">Critical stays until dismissed, the rest go after <see cref="ToastService.Stay"/>.</param>
public sealed record Toast(StatusKind Kind, string Title, string? Text = null)
{
    /// <summary>What can be done about it, such as "Undo".</summary>
    public string? ActionLabel { get; init; }

    /// <summary>The key of the action, such as z.</summary>
    public string? ActionKey { get; init; }

    public Func<Task>? Action { get; init; }
}
