namespace ControlTower.Core.Protocols.Reading;

/// <summary>Ends the reading of a text that is no document; caught wherever texts are read.</summary>
internal sealed class TreeException(ReadingMark at, string message) : Exception(message)
{
    public ReadingMark At { get; } = at;
}
