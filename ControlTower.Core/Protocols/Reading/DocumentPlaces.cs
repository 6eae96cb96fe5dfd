namespace ControlTower.Core.Protocols.Reading;

/// <summary>Which part of the text each part of a document came from, as JSON pointers; the short forms have their own.</summary>
internal sealed class DocumentPlaces
{
    /// <summary>Of a document that did not come as a text.</summary>
    public static DocumentPlaces Plain { get; } = new();

    public string Trigger { get; init; } = "/trigger";

    /// <summary>One level alone, written as "level".</summary>
    public bool OneLevel { get; init; }

    /// <summary>Levels whose options stand at the top.</summary>
    public IReadOnlyList<bool> SharesOptions { get; init; } = [];

    /// <summary>Levels whose conditions are one text and no list.</summary>
    public string Level(int index) => OneLevel ? "/level" : $"/levels/{index}";

    public string Options(int level) => level < SharesOptions.Count && SharesOptions[level] ? "/options" : $"{Level(level)}/options";
}
