namespace ControlTower.Core.Kpis;

/// <param name="Id">Camel case; stands in answers and in addresses.</param>
/// <param name="Unit">"days", "hours", "share" (0 to 1), "orders", "lines", "customers", "orders per day", "turns", or "money", which answers replace by the ISO 4217 code.</param>
/// <param name="Text">What is counted, over what, and by which rule; for people.</param>
/// <param name="Source">The rows that it reads.</param>
/// <param name="Needs">The fields without which it says that it is not measured.</param>
public sealed record KpiDefinition(string Id, string Title, string Unit, string Text, KpiSource Source, params IReadOnlyList<string> Needs);

public enum KpiSource { Orders, Lines, Cases, Stock, Movements, Waits, Books }
