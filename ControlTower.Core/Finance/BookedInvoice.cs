namespace ControlTower.Core.Finance;

/// <summary>What an approved invoice moved, as it stands in the books: to be taken out of them exactly, whatever terms and prices became since.</summary>
/// <param name="Lines">Empty until the entry is made.</param>
public sealed record BookedInvoice(IReadOnlyList<VatEntry> Vat, IReadOnlyList<PostingLine> Lines);
