namespace ControlTower.Core.Storage.Credentials;

/// <summary>The key of one person. Without it what was sealed for the person can be read by nobody.</summary>
public sealed class PersonKey
{
    public required string Person { get; set; }

    /// <summary>256 bits, wrapped by data protection; null once it was destroyed, so that no second one is made.</summary>
    public byte[]? Wrapped { get; set; }
}
