namespace ControlTower.Core.Signals;

/// <summary>
/// Names of the sources that partners' keys send from. A partner's sources are its own, whatever they are called: a name is kept
/// behind that of its partner, so that no two partners, and no partner and the company, ever meet under one source and id.
/// </summary>
public static class PartnerSources
{
    public const string Reserved = "partner:";

    /// <summary>Begins the name of every source of a partner, and of no other's: the partner's name is escaped, so that it holds no colon.</summary>
    public static string Prefix(string partner) => $"{Reserved}{Uri.EscapeDataString(partner)}:";

    public static string Named(string partner, string source) => Prefix(partner) + source;

    /// <summary>The name as its partner uses it.</summary>
    public static string Told(string partner, string source) => source[Prefix(partner).Length..];

    /// <summary>What a signal's data calls a source, as it is kept: beside a partner's source it means another of that partner's.</summary>
    public static string Beside(string source, string told) =>
        source.StartsWith(Reserved, StringComparison.Ordinal) ? source[..(source.IndexOf(':', Reserved.Length) + 1)] + told : told;
}
