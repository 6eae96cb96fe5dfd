namespace ControlTower.Core.Finance;

/// <summary>What an account is for. Postings name the role; which number and name it has is data of the <see cref="ChartOfAccounts"/>.</summary>
public enum AccountRole
{
    Cash,
    Receivables,
    VatInput,
    Inventory,

    /// <summary>Has left one of our sites and not reached the next.</summary>
    GoodsInTransit,
    Payables,
    GoodsReceivedNotInvoiced,
    VatOutput,

    /// <summary>Paid by customers before they were billed.</summary>
    CustomerDeposits,

    /// <summary>The counterpart of what was there when the tower began to keep books.</summary>
    OpeningBalance,
    Revenue,

    /// <summary>Credited to customers; lowers revenue.</summary>
    Returns,
    CostOfGoodsSold,
    Freight,

    /// <summary>What goods were bought above or below the cost at which stock is valued, or above or below the order.</summary>
    PriceVariance,

    /// <summary>Scrapped, lost and found stock.</summary>
    WriteOff,

    /// <summary>Cents between the lines of an invoice and its total.</summary>
    Rounding,
}
