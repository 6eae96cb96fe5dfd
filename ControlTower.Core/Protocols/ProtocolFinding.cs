namespace ControlTower.Core.Protocols;

public enum FindingSeverity { Error, Warning }

/// <summary>Something about a protocol's text that its author should look at.</summary>
/// <param name="Line">From 1; 0 where the document did not come as a text.</param>
/// <param name="Column">From 1; 0 where the document did not come as a text.</param>
/// <param name="Path">JSON pointer (RFC 6901).</param>
/// <param name="Message">What is wrong and what to do.</param>
public sealed record ProtocolFinding(int Line, int Column, string Path, string Message, FindingSeverity Severity);
