namespace ControlTower.Core.Exceptions.Rules;

/// <summary>A supplier or carrier deviates when its score is below the threshold, once enough deliveries were measured to say so.</summary>
public static class PartnerIsUnhealthy
{
    public const int LeastDeliveries = 5;

    /// <summary>So far below it is severe.</summary>
    private const int Severe = 20;

    /// <param name="kind">SupplierHealth or CarrierHealth.</param>
    public static Deviation? Judge(CaseKind kind, string id, (int? Score, int Deliveries) measured, int threshold, DateTimeOffset at)
    {
        if (measured.Score is not { } score || score >= threshold || measured.Deliveries < LeastDeliveries) return null;
        var supplier = kind == CaseKind.SupplierHealth;
        return new(
            kind, [id], $"{(supplier ? "Supplier" : "Carrier")} health is {score}, below {threshold}", score < threshold - Severe ? Severity.High : Severity.Medium, at,
            supplier ? "procurement" : "logistics")
        {
            Site = supplier ? id : null,
            Reference = supplier ? null : id,
            Reason = $"of {measured.Deliveries} deliveries",
        };
    }
}
