using ControlTower.Core.Exceptions;
using ControlTower.Core.Kernel;
using ControlTower.Web.Shared.Status;

namespace ControlTower.Web.Shared.Situation;

/// <summary>A case as a list, a map and the wall show it at a glance.</summary>
/// <param name="Place">The site, or both ends of what is late; else what the case is about.</param>
/// <param name="Rank">Place in the order of work, from 1.</param>
public sealed record CaseGlance(string Id, string Title, string Place, StatusKind Level, CaseStatus Status, int Rank)
{
    /// <summary>Steps of the response that are done, 1 to 5.</summary>
    public int Done { get; init; }

    /// <summary>The window that runs now; null where none does.</summary>
    public ResponseWindow? Window { get; init; }

    /// <summary>What is to be done next, as a word on a button: "Decide".</summary>
    public required string Next { get; init; }

    /// <summary>The window is that of the acknowledgement, which ends sooner than what is to be done next; doing that acknowledges too.</summary>
    public bool SeenFirst { get; init; }

    /// <summary>What the window is for, as a word.</summary>
    public string Clock => SeenFirst ? "Acknowledge" : Next;

    /// <summary>Who it waits for, or what holds it.</summary>
    public string Waits { get; init; } = "";

    /// <summary>The deviation's size in a few letters, such as "+72 h"; empty where it has none.</summary>
    public string Delta { get; init; } = "";

    /// <summary>The largest amount at risk; null while impact is not reckoned or nothing is at risk.</summary>
    public Money? AtRisk { get; init; }

    /// <summary>Null while impact is not reckoned.</summary>
    public int? Orders { get; init; }

    public string? Site { get; init; }

    public string? OtherSite { get; init; }

    /// <summary>The one item it touches; null where it touches several or all, or is on the way between two sites.</summary>
    public string? Item { get; init; }

    /// <summary>The place, and the item where it is one.</summary>
    public string Where => Item is null ? Place : $"{Place} · {Item}";

    public string Function { get; init; } = "";

    public string? Owner { get; init; }

    /// <summary>Functions that an open approval asks, their answer not given yet.</summary>
    public IReadOnlyList<string> Asked { get; init; } = [];

    /// <summary>The open approval, if one waits.</summary>
    public string? Approval { get; init; }

    public bool Shelved => Status == CaseStatus.Shelved;

    /// <summary>Nothing stands still because of it only when somebody has acted, shelved it or it healed.</summary>
    public bool ActionDue => Status is not (CaseStatus.Shelved or CaseStatus.ReturnedToNormal or CaseStatus.Resolved) && Done < 4;
}
