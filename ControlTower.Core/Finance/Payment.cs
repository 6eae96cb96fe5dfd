using ControlTower.Core.Kernel;

namespace ControlTower.Core.Finance;

public enum PaymentStatus { Requested, Made }

/// <summary>Money that we pay to one party for invoices that are due. Its id goes with each telling of it, so that no bank carries it out twice.</summary>
/// <param name="Invoices">Ids of the tower.</param>
/// <param name="BankAccount">Where it goes; null where no invoice stated one.</param>
public sealed record Payment(string Id, string Party, Money Amount, IReadOnlyList<string> Invoices, string? BankAccount, DateTimeOffset RequestedAt, string RequestedBy)
{
    public PaymentStatus Status { get; init; }

    public DateTimeOffset? MadeAt { get; init; }

    /// <summary>As the bank calls it.</summary>
    public string? BankReference { get; init; }
}

public enum PaymentStage { Authorised, Captured, Refunded }

/// <summary>What was paid for an order so far. An order that is to be paid first is held until all of it is authorised or captured.</summary>
/// <param name="Due">What has to be there first; null where it is delivered on account.</param>
public sealed record OrderPayment(Money? Due)
{
    public Money? Authorised { get; init; }

    public Money? Captured { get; init; }

    public Money? Refunded { get; init; }

    /// <summary>Of what was captured, so much stands against invoices.</summary>
    public Money? Applied { get; init; }

    /// <summary>It waits for its money.</summary>
    public bool Held { get; init; }
}
