using System.ComponentModel.DataAnnotations;

namespace ControlTower.Web.Shared.Settings;

/// <summary>The section "Tower" of the settings; every value is checked at start and all errors are told at once.</summary>
public sealed class TowerOptions
{
    public const string Section = "Tower";

    /// <summary>Where all data lives; relative to the folder that the program was started in.</summary>
    [Required(AllowEmptyStrings = false)]
    public string DataDirectory { get; set; } = "data";

    /// <summary>The folder in use: the demo keeps to one of its own, so that its facts never stand beside a company's.</summary>
    public string Folder => Demo ? Path.Combine(DataDirectory, "demo") : DataDirectory;

    /// <summary>Starts with the demo network and its living simulation.</summary>
    public bool Demo { get; set; }

    /// <summary>The demo's seed: the same seed gives the same network and the same days.</summary>
    public int DemoSeed { get; set; } = 7;

    /// <summary>How fast the demo lives; 1 is about thirty signals a minute, 0 stands still.</summary>
    [Range(0, 60)]
    public double DemoSpeed { get; set; } = 1;

    /// <summary>A key with every scope for as long as it is set.</summary>
    [MinLength(32, ErrorMessage = "Tower:AdminKey has fewer than 32 characters.")]
    public string? AdminKey { get; set; }

    /// <summary>"off" holds all effects until an administrator releases them.</summary>
    [RegularExpression("on|off", ErrorMessage = "Tower:Effects is 'on' or 'off'.")]
    public string Effects { get; set; } = "on";

    /// <summary>Days that signal ids and idempotency keys are remembered.</summary>
    [Range(1, 400)]
    public int DedupDays { get; set; } = 30;

    public HealthOptions Health { get; set; } = new();

    [Range(0, 100, ErrorMessage = "Tower:Health:Threshold lies from 0 to 100.")]
    public int HealthThreshold => Health.Threshold;

    /// <summary>ISO 4217; lanes are priced and options reckoned in it.</summary>
    [RegularExpression("[A-Z]{3}", ErrorMessage = "Tower:Currency is an ISO 4217 code such as EUR.")]
    public string Currency { get; set; } = "EUR";

    /// <summary>What an hour of lateness costs, as a share of the value that is late.</summary>
    [Range(0, 1, ErrorMessage = "Tower:LatenessPerHour lies from 0 to 1.")]
    public double LatenessPerHour { get; set; } = 0.0005;

    /// <summary>From how many days before its end on a lot is about to expire.</summary>
    [Range(0, 3_650, ErrorMessage = "Tower:ExpiringDays lies from 0 to 3650.")]
    public int ExpiringDays { get; set; } = 7;

    /// <summary>How long news may be overdue before it is a case.</summary>
    [CheckedParts]
    public SilenceOptions Silence { get; set; } = new();

    /// <summary>The company's name in the top bar.</summary>
    [MaxLength(80)]
    public string Name { get; set; } = "Control tower";
}
