namespace ControlTower.Core.Journal;

/// <summary>Something that happened, as one capability writes it down. Every kind carries a <see cref="FactKindAttribute"/>.</summary>
public interface IFact;
