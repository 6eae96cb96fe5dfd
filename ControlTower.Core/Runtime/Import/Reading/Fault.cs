namespace ControlTower.Core.Runtime.Import.Reading;

/// <summary>Why a row is rejected.</summary>
internal sealed record Fault(string Field, string Reason);
