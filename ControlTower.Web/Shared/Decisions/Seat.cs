using ControlTower.Core.People;
using ControlTower.Core.Protocols;
using ControlTower.Core.Tower;
using ControlTower.Core.Tower.Runs;

namespace ControlTower.Web.Shared.Decisions;

/// <summary>For which function the reader may answer, or why not. The tower checks it again when the answer comes.</summary>
public sealed record Seat(string? Function, string? WhyNot)
{
    /// <summary>The person in whose name the reader would answer; null in one's own.</summary>
    public string? OnBehalfOf { get; init; }

    public static Seat Of(TowerState state, Approval approval, Reader reader)
    {
        if (approval.Status != ApprovalStatus.Waiting) return new(null, null);
        if (reader.Person is not { Active: true } person) return new(null, "Nobody is signed in.");
        if (!person.Roles.Contains(Roles.Approver) && !person.Roles.Contains(Roles.Administrator))
        {
            return new(null, $"You can follow this, not decide it: deciding needs the role approver, you have {Listed(person.Roles)}.");
        }
        if (approval.Functions.FirstOrDefault(one => Seating.IsBehind(one, person.Id)) is { } mine)
        {
            var how = mine.OnBehalfOf == person.Id ? $"{Name(state, mine.Function)} was answered in your name" : $"You answered for {Name(state, mine.Function)}";
            return new(null, $"{how} already; another function needs another person.");
        }
        if (FourEyes.Against(state, approval, person.Id) is not null) return new(null, "Another person decides: you asked for this or wrote the protocol that asks.");
        if (Seating.Of(state, approval, (Caller.Of(person.Id), state.RecordedAt)) is { Succeeded: true, Value: { } held }) return new(held.Function, null) { OnBehalfOf = held.By?.From };
        var asked = string.Join(" and ", approval.Asked.Select(one => Name(state, one.Function)));
        return new(null, $"It asks {asked}; you hold {(person.Functions.Count == 0 ? "no function" : Listed([.. person.Functions.Select(one => Name(state, one))]))}.");
    }

    public static string Name(TowerState state, string function) => state.People.Functions.Find(function) ?? function;

    private static string Listed(IReadOnlyList<string> words) => words.Count == 0 ? "none" : string.Join(", ", words);
}
