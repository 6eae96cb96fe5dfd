using ControlTower.Core.Journal;
using ControlTower.Core.People;
using ControlTower.Core.Protocols;
using ControlTower.Core.Tower;

namespace ControlTower.Web.Shared.Decisions;

/// <summary>For which function the reader may answer, or why not. The tower checks it again when the answer comes.</summary>
public sealed record Seat(string? Function, string? WhyNot)
{
    public static Seat Of(TowerState state, Approval approval, Reader reader)
    {
        if (approval.Status != ApprovalStatus.Waiting) return new(null, null);
        if (reader.Person is not { Active: true } person) return new(null, "Nobody is signed in.");
        if (!person.Roles.Contains(Roles.Approver) && !person.Roles.Contains(Roles.Administrator))
        {
            return new(null, $"You can follow this, not decide it: deciding needs the role approver, you have {Listed(person.Roles)}.");
        }
        if (approval.Functions.FirstOrDefault(one => one.Actor == Actors.Person(person.Id)) is { } mine)
        {
            return new(null, $"You answered for {Name(state, mine.Function)} already; another function needs another person.");
        }
        if (approval.Functions.FirstOrDefault(one => one.Actor is null && person.Functions.Contains(one.Function)) is { } own) return new(own.Function, null);
        if (approval.Joined.Any(person.Functions.Contains) && approval.Functions.FirstOrDefault(one => one.Actor is null) is { } open) return new(open.Function, null);
        var asked = string.Join(" and ", approval.Functions.Where(one => one.Actor is null).Select(one => Name(state, one.Function)));
        return new(null, $"It asks {asked}; you hold {(person.Functions.Count == 0 ? "no function" : Listed([.. person.Functions.Select(one => Name(state, one))]))}.");
    }

    public static string Name(TowerState state, string function) => state.People.Functions.Find(function) ?? function;

    private static string Listed(IReadOnlyList<string> words) => words.Count == 0 ? "none" : string.Join(", ", words);
}
