namespace ControlTower.Core.Protocols;

/// <summary>How long, how many and how much a protocol's text may say, so that what is published can always be reckoned with.</summary>
internal static class ProtocolBounds
{
    public const int LongestId = 100;
    public const int LongestTitle = 200;
    public const int LongestText = 2_000;

    /// <summary>Of any list in the document; options are lettered from A.</summary>
    public const int MostEntries = 20;

    /// <summary>A year.</summary>
    public const decimal LongestHours = 8_760;
}
