namespace ControlTower.Core.Signals;

/// <summary>Signals of one request, already checked against their schemas beside the loop.</summary>
/// <param name="Single">One event on its own: where it is refused, the request is, and nothing is kept.</param>
public sealed record TakeSignals(IReadOnlyList<SignalCandidate> Candidates, bool Single = false);

/// <summary>Either a signal, or why there is none.</summary>
/// <param name="Text">As it came; kept where it is rejected.</param>
public sealed record SignalCandidate(Signal? Signal, string? Error, string Text, string? Fingerprint = null)
{
    /// <summary>As far as it could be read, where there is no signal.</summary>
    public string? Source { get; init; }
}

/// <param name="Rejected">Places in the request, from 0, and why.</param>
public sealed record SignalsTaken(int Accepted, int Duplicates, IReadOnlyList<SignalRefused> Rejected);

public sealed record SignalRefused(int Index, string Error);

/// <param name="Order">Names of sources or kinds, the one that wins first; empty where the newest wins.</param>
public sealed record SetPrecedence(string Field, IReadOnlyList<string> Order, decimal Hours);

/// <param name="IfMatch">The version that it takes the place of, 0 where there is none; null whatever stands there.</param>
public sealed record PutSignalMapping(string Mapping, string Text, int? IfMatch);

/// <summary>A mended signal takes the place of a rejected one.</summary>
public sealed record ReplayRejected(string Rejection, SignalCandidate Mended);

public sealed record DiscardRejected(string Rejection, string Reason);

public sealed record ExpectSource(string Source, decimal? IntervalHours)
{
    /// <summary>One of <see cref="SourceKinds"/>; null leaves what is known.</summary>
    public string? Kind { get; init; }
}
