using ControlTower.Core.Kernel;

namespace ControlTower.Core.Finance;

/// <summary>Where on a return it belongs.</summary>
public enum VatBox { SalesTaxed, SalesReverseCharged, SalesWithoutVat, PurchasesTaxed, PurchasesReverseCharged, PurchasesWithoutVat }

/// <summary>What a day brought of one country, box, category and rate. Credits count against.</summary>
/// <param name="Net">Without VAT.</param>
/// <param name="Vat">Owed, or to be had back; of a reverse charge what is owed and had back at once.</param>
public sealed record VatEntry(string Country, VatBox Box, VatCategory Category, decimal Percent, Money Net, Money Vat)
{
    /// <summary>The country of what nobody told a country of.</summary>
    public const string NoCountry = "??";
}
