using System.Collections.Concurrent;

namespace ControlTower.Web.Jobs;

/// <summary>
/// Which jobs have been asked for and have not begun yet, and which are paused: so that a storm of commits asks for a job once
/// and not once a commit. A job that begins reads the state anew, so one request covers all that came before it.
/// </summary>
public sealed class JobRequests
{
    private readonly ConcurrentDictionary<string, bool> outstanding = new(StringComparer.Ordinal); // membership only
    private readonly ConcurrentDictionary<string, bool> paused = new(StringComparer.Ordinal); // membership only

    /// <summary>True for the caller who is to ask for it; false while a request is outstanding or the job is paused.</summary>
    public bool TryRequest(string job) => !paused.ContainsKey(job) && outstanding.TryAdd(job, true);

    /// <summary>It begins, or could not be asked for: from now on it may be asked for again.</summary>
    public void Clear(string job) => outstanding.TryRemove(job, out _);

    public void Pause(string job) => paused[job] = true;

    public void Resume(string job) => paused.TryRemove(job, out _);
}
