using ControlTower.Core.Kernel;

namespace ControlTower.Core.People;

/// <summary>Somebody answers for another for a while. It lends what the other may do, never more, and cannot be lent on.</summary>
/// <param name="From">Whose functions they are.</param>
/// <param name="To">Who answers in their name.</param>
/// <param name="Functions">Some of those that <paramref name="From"/> held when it was given.</param>
/// <param name="Until">Not included.</param>
public sealed record Delegation(string Id, string From, string To, IReadOnlyList<string> Functions, DateTimeOffset GivenAt, DateTimeOffset Until, string Reason)
{
    /// <summary>Only what these protocols ask; null is any.</summary>
    public IReadOnlyList<string>? Protocols { get; init; }

    /// <summary>Of one decision; null is as far as the function itself reaches.</summary>
    public Money? UpTo { get; init; }

    public bool Covers(string protocol, DateTimeOffset at) => at < Until && (Protocols is null || Protocols.Contains(protocol));
}
