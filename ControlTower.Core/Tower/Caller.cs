using ControlTower.Core.Journal;

namespace ControlTower.Core.Tower;

/// <summary>Who asks, as far as deciding needs to know; that the asker is who it claims was established before.</summary>
/// <param name="Actor">As it is written into the facts.</param>
/// <param name="Person">Id of the person; null for the tower itself, an integration and the administrator's key.</param>
public sealed record Caller(string Actor, string? Person = null)
{
    /// <summary>The partner that the caller's key is bound to; null where it may speak for the whole network.</summary>
    public string? Partner { get; init; }

    public static Caller System { get; } = new(Actors.System);

    public static Caller AdministratorKey { get; } = new(Actors.AdministratorKey);

    public bool IsAdministratorKey => Actor == Actors.AdministratorKey;

    public static Caller Of(string person) => new(Actors.Person(person), person);

    public static Caller Integration(string name) => new(Actors.Integration(name));

    public static Caller OfPartner(string name) => new(Actors.Partner(name)) { Partner = name };
}
