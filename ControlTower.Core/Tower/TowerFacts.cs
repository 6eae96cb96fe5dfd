using ControlTower.Core.Journal;

namespace ControlTower.Core.Tower;

/// <summary>A command that carried a key was answered; the same key gets this answer again.</summary>
/// <param name="Caller">Keys of two callers do not meet.</param>
/// <param name="Digest">SHA-256 in hex of what was asked.</param>
[FactKind("command.answered")]
public sealed record CommandAnswered(string Caller, string Key, string Digest, string Answer) : IFact;

[FactKind("command.keysForgotten")]
public sealed record CommandKeysForgotten(DateTimeOffset Before) : IFact;

/// <summary>The journal is a demo's, made from a seed; a company's own facts never stand in it.</summary>
[FactKind("demo.started")]
public sealed record DemoStarted(int Seed, DateTimeOffset At) : IFact;

/// <summary>The demo goes on at another speed; 0 stands still.</summary>
/// <param name="Since">From when it holds.</param>
/// <param name="Position">Ticks of rhythm that had passed by then.</param>
[FactKind("demo.speedSet")]
public sealed record DemoSpeedSet(DateTimeOffset Since, long Position, decimal Speed) : IFact;

/// <summary>Whether a site can do in time what it has promised was looked at.</summary>
/// <param name="Again">When it is looked at next; null where that waits for news.</param>
[FactKind("site.loadLookedAt")]
public sealed record SiteLoadLookedAt(string Site, DateTimeOffset? Again) : IFact;

/// <summary>The clock went ahead further than time passed.</summary>
[FactKind("clock.jumped")]
public sealed record ClockJumped(decimal Hours) : IFact;
