using System.Text.Json.Serialization;
using ControlTower.Core.Kernel;

namespace ControlTower.Core.People;

/// <summary>Who may what: persons with roles and functions, keys with scopes. Credentials are kept elsewhere.</summary>
public sealed record PeopleState(OrdinalMap<Person> Persons, OrdinalMap<AccessKey> Keys, OrdinalMap<string> Functions, int LastPerson, int LastKey)
{
    public static PeopleState Empty { get; } = new(OrdinalMap<Person>.Empty, OrdinalMap<AccessKey>.Empty, Shipped(), 0, 0);

    /// <summary>Those that hold, by id; ended ones stand in the journal.</summary>
    public OrdinalMap<Delegation> Delegations { get; init; } = OrdinalMap<Delegation>.Empty;

    /// <summary>When they end by themselves.</summary>
    public DueTimes DelegationEnds { get; init; } = DueTimes.None;

    public int LastDelegation { get; init; }

    /// <summary>By person, page and name.</summary>
    public OrdinalMap<SavedView> Views { get; init; } = OrdinalMap<SavedView>.Empty;

    /// <summary>In order of page and name.</summary>
    public IEnumerable<SavedView> ViewsOf(string person) => Views.WithPrefix(Kernel.Keys.Prefix(person)).Select(pair => pair.Value);

    /// <summary>In order of name.</summary>
    public IEnumerable<SavedView> ViewsOf(string person, string page) => Views.WithPrefix(Kernel.Keys.Prefix(Kernel.Keys.Of(person, page))).Select(pair => pair.Value);

    public IEnumerable<Delegation> DelegationsTo(string person) => Delegations.Values.Where(one => one.To == person);

    public IEnumerable<Person> Holders(string function) => Persons.Values.Where(person => person.Active && person.Functions.Contains(function));

    /// <summary>The functions that ship; a company may add. Values are the names that people read.</summary>
    private static OrdinalMap<string> Shipped() => OrdinalMap<string>.From(
    [
        new("procurement", "Procurement"), new("planning", "Planning"), new("operations", "Operations"), new("logistics", "Logistics"),
        new("production", "Production"), new("finance", "Finance"), new("customerService", "Customer service"), new("management", "Management"),
    ]);
}

/// <param name="Name">Personal, sealed with the person's own key.</param>
public sealed record Person(string Id, Sealed Name, IReadOnlyList<string> Roles, IReadOnlyList<string> Functions)
{
    public bool Active { get; init; } = true;

    public bool Forgotten { get; init; }

    /// <summary>Whether the person may decide at all, whatever the functions.</summary>
    [JsonIgnore]
    public bool MayDecide => Active && (Roles.Contains(People.Roles.Approver) || Roles.Contains(People.Roles.Administrator));
}

/// <param name="Digest">SHA-256 of the key in hex; the key itself is shown once and kept nowhere.</param>
/// <param name="Person">Acts as this person; null for an integration.</param>
/// <param name="Integration">Name of the system that holds it; null for a person's.</param>
public sealed record AccessKey(string Id, string Digest, string? Person, string? Integration, IReadOnlyList<string> Scopes)
{
    public bool Revoked { get; init; }

    /// <summary>Speaks and hears only for what is this partner's; null where it is bound to none.</summary>
    public string? Partner { get; init; }
}

public static class Roles
{
    public const string Viewer = "viewer";
    public const string Planner = "planner";
    public const string Approver = "approver";
    public const string Integrator = "integrator";
    public const string Administrator = "administrator";
    public const string Wall = "wall";

    public static IReadOnlyList<string> All { get; } = [Viewer, Planner, Approver, Integrator, Administrator, Wall];
}

/// <summary>What a key may be used for; a user's key does no more than its user may.</summary>
public static class Scopes
{
    public const string Read = "read";
    public const string Signals = "signals:write";
    public const string Network = "network:write";
    public const string Exceptions = "exceptions:write";
    public const string Approvals = "approvals:write";
    public const string Orders = "orders:write";
    public const string Protocols = "protocols:write";
    public const string Admin = "admin";
    public const string Wall = "wall";

    /// <summary>Whether an item is to be had in a store, and nothing else: for shops.</summary>
    public const string Availability = "availability";

    public static IReadOnlyList<string> All { get; } = [Read, Signals, Network, Exceptions, Approvals, Orders, Protocols, Admin, Wall, Availability];

    /// <summary>What a partner's key may be used for at most.</summary>
    public static IReadOnlyList<string> OfPartners { get; } = [Read, Signals];

    /// <summary>What a person may do at all, by role.</summary>
    public static IReadOnlyList<string> Of(Person person)
    {
        var scopes = new List<string> { Read };
        if (person.Roles.Contains(Roles.Administrator)) return All;
        if (person.Roles.Contains(Roles.Planner)) scopes.AddRange([Exceptions, Orders, Network, Protocols]);
        if (person.Roles.Contains(Roles.Approver)) scopes.AddRange([Approvals, Exceptions]);
        if (person.Roles.Contains(Roles.Integrator)) scopes.AddRange([Signals, Network, Orders]);
        if (person.Roles.Contains(Roles.Wall)) scopes.Add(Wall);
        return [.. scopes.Distinct()];
    }
}
