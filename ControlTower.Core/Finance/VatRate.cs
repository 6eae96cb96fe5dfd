namespace ControlTower.Core.Finance;

public enum VatCategory { Standard, Reduced, SecondReduced, Zero, Exempt, ReverseCharge }

/// <summary>What a country levies on a category from a day on.</summary>
/// <param name="Country">ISO 3166 alpha-2.</param>
/// <param name="Until">Not included; null while it holds.</param>
/// <param name="Source">The law that says so.</param>
public sealed record VatRate(string Country, VatCategory Category, decimal Percent, DateOnly From, DateOnly? Until, string Source);
