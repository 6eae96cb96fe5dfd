using System.Text.Json.Nodes;

namespace ControlTower.Core.Journal;

/// <summary>Lifts the body of one kind from one version to the next when it is read; the stored bytes stay as they are.</summary>
/// <param name="From">The version that is lifted; the result has From + 1.</param>
public sealed record FactUpcast(string Kind, int From, Func<JsonObject, JsonObject> Lift);
