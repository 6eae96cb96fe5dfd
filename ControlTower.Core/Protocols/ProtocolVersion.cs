using System.Text.Json.Serialization;
using ControlTower.Core.Protocols.Conditions;

namespace ControlTower.Core.Protocols;

/// <param name="Text">As it was written.</param>
/// <param name="PublishedBy">Who published it; where two were needed, the second.</param>
public sealed record ProtocolVersion(int Version, ProtocolDocument Document, string Text, DateTimeOffset PublishedAt, string PublishedBy)
{
    /// <summary>Why it was published; null where nobody was asked.</summary>
    public string? Because { get; init; }

    /// <summary>Who asked that it be published; null where one was enough.</summary>
    public string? AskedBy { get; init; }

    /// <summary>All who wrote it, as actors are written.</summary>
    public IReadOnlyList<string> Authors { get; init; } = [];

    [JsonIgnore]
    public CompiledProtocol Compiled => CompiledProtocol.Of(Document);

    /// <summary>Whether it acts on such a case.</summary>
    public bool Answers(CaseFields fields) => Document.Mode == ProtocolMode.Live && Compiled.Answers(fields);

    /// <summary>The level that acts on it.</summary>
    public Level LevelFor(CaseFields fields) => Compiled.LevelFor(fields);

    /// <summary>The level at which a run decides; the first where it names none.</summary>
    public Level LevelOf(Run run) => LevelNamed(run.Level);

    public Level LevelNamed(string? name) => Document.Levels.FirstOrDefault(level => level.Name == name) ?? Document.Levels[0];

    /// <summary>Whether a run is at the level that acts on such a case, or at one that it was raised to from there.</summary>
    public bool IsAtLevelFor(Run run, CaseFields fields)
    {
        if (run.Level is null) return true;
        for (Level? level = LevelFor(fields); level is not null; level = level.OnTimeout == TimeoutPolicy.Raise ? LevelAfter(level) : null)
        {
            if (level.Name == run.Level) return true;
        }
        return false;
    }

    /// <summary>The one after; null after the last.</summary>
    public Level? LevelAfter(Level level) => Document.Levels.SkipWhile(one => one.Name != level.Name).Skip(1).FirstOrDefault();
}
