namespace ControlTower.Core.Journal;

/// <summary>How an actor is written down.</summary>
public static class Actors
{
    public const string System = "system";

    /// <summary>The key of the environment, which belongs to no person.</summary>
    public const string AdministratorKey = "administrator-key";

    public static string Person(string id) => $"person:{id}";

    public static string Integration(string name) => $"integration:{name}";

    /// <summary>All keys of a partner speak as one.</summary>
    public static string Partner(string name) => $"partner:{name}";

    public static string? PartnerOf(string actor) => actor.StartsWith("partner:", StringComparison.Ordinal) ? actor["partner:".Length..] : null;

    public static string? PersonOf(string actor) => actor.StartsWith("person:", StringComparison.Ordinal) ? actor["person:".Length..] : null;
}
