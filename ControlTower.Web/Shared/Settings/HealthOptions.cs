namespace ControlTower.Web.Shared.Settings;

/// <summary>The section "Tower:Health" of the settings.</summary>
public sealed class HealthOptions
{
    /// <summary>A supplier or carrier whose score falls below it is a case; 0 to 100.</summary>
    public int Threshold { get; set; } = 70;
}
