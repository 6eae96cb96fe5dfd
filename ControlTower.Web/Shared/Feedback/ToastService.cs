using ControlTower.Web.Shared.Status;

namespace ControlTower.Web.Shared.Feedback;

/// <summary>The toasts of one circuit, newest last; at most <see cref="Most"/>, the oldest goes first.</summary>
public sealed class ToastService(TimeProvider clock) : IDisposable
{
    /// <summary>Shown side by side at most.</summary>
    public const int Most = 4;

    private readonly Lock gate = new();
    private readonly List<(Toast Toast, ITimer? Timer)> shown = [];
    private bool held;

    /// <summary>How long a toast stays when nobody points at it.</summary>
    public static TimeSpan Stay { get; } = TimeSpan.FromSeconds(6);

    /// <summary>Raised on any thread after the list changed.</summary>
    public event Action? Changed;

    public IReadOnlyList<Toast> Current
    {
        get
        {
            lock (gate)
                return [.. shown.Select(s => s.Toast)];
        }
    }

    public void Show(Toast toast)
    {
        lock (gate)
        {
            var timer = toast.Kind == StatusKind.Critical ? null : clock.CreateTimer(_ => Dismiss(toast), null, held ? Timeout.InfiniteTimeSpan : Stay, Timeout.InfiniteTimeSpan);
            shown.Add((toast, timer));
            while (shown.Count > Most)
                RemoveAt(0);
        }
        Changed?.Invoke();
    }

    public void Dismiss(Toast toast)
    {
        lock (gate)
        {
            var at = shown.FindIndex(s => ReferenceEquals(s.Toast, toast));
            if (at < 0)
                return;
            RemoveAt(at);
        }
        Changed?.Invoke();
    }

    /// <summary>While held (hovered or focused) nothing goes away; afterwards each has its full time again.</summary>
    public void Hold(bool hold)
    {
        lock (gate)
        {
            held = hold;
            foreach (var (_, timer) in shown)
                timer?.Change(hold ? Timeout.InfiniteTimeSpan : Stay, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Runs the newest action that the key stands for; false when there is none.</summary>
    public async Task<bool> RunAsync(string key)
    {
        var toast = Current.LastOrDefault(t => t.ActionKey == key && t.Action is not null);
        if (toast is null)
            return false;
        await RunAsync(toast);
        return true;
    }

    public async Task RunAsync(Toast toast)
    {
        Dismiss(toast);
        if (toast.Action is { } action)
            await action();
    }

    public void Dispose()
    {
        lock (gate)
            while (shown.Count > 0)
                RemoveAt(0);
    }

    private void RemoveAt(int at)
    {
        shown[at].Timer?.Dispose();
        shown.RemoveAt(at);
    }
}
