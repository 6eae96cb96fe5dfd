using System.Globalization;
using ControlTower.Core.Kernel;
using ControlTower.Core.Protocols;
using ControlTower.Core.Protocols.Reading;

namespace ControlTower.Core.Tower.Learning;

/// <summary>From decisions that people made to changes that they may want. Pure: the same decisions propose the same.</summary>
public static class Learn
{
    /// <summary>In order of level and kind; none where decisions are few, or say different things.</summary>
    public static IReadOnlyList<Proposal> From(ProtocolState state, string protocol, DateTimeOffset now)
    {
        if (state.Published.Find(protocol) is not { } version) return [];
        var found = new List<Proposal>();
        foreach (var level in version.Document.Levels)
        {
            var asked = PastDecision.Of(state, (protocol, level.Name), now);
            if (asked.Count < LearningRules.Least) continue;
            foreach (var idea in Ideas(version, level, asked))
            {
                if (idea.Text is not { } text || text == version.Text || ProtocolText.Check(text) is not { Document: { } document }) continue;
                found.Add(new(found.Count + 1, protocol, version.Version, level.Name, idea.Kind, idea.Title, idea.Because, idea.Evidence, text) { Document = document });
            }
        }
        return found;
    }

    private static IEnumerable<Idea> Ideas(ProtocolVersion version, Level level, IReadOnlyList<PastDecision> asked) =>
        new[] { RaisedLimit(version, level, asked), DecidedAlone(version, level, asked), ShorterWindow(version, level, asked), LongerWindow(version, level, asked) }
            .OfType<Idea>().Concat(NeverChosen(version, level, asked));

    /// <summary>Automatic up to a limit, and what is above it is approved as proposed at once.</summary>
    private static Idea? RaisedLimit(ProtocolVersion version, Level level, IReadOnlyList<PastDecision> asked)
    {
        if (level.Decision.Mode != DecisionMode.Automatic || level.Authority?.PerDecision is not { } limit) return null;
        var above = asked.Where(one => one.First.Cost.Currency == limit.Currency && one.First.Cost > limit).ToList();
        if (Quick(above) is not { } quick) return null;
        var wanted = Math.Min(PastDecision.Within(quick.Select(one => one.First.Cost), LearningRules.Share), Math.Min(limit.Amount * LearningRules.MostGrowth, Micros.Limit));
        if (wanted <= limit.Amount) return null;
        var next = Money.Of(wanted, limit.Currency);
        return new(ProposalKind.RaiseLimit, $"Raise the limit from {limit} to {next}", Said(above, quick), PastDecision.Evidence(above, quick.Count), TextChange.Limit(version.Text, level.Name, next));
    }

    /// <summary>One approver within an authority, who approves as proposed at once.</summary>
    private static Idea? DecidedAlone(ProtocolVersion version, Level level, IReadOnlyList<PastDecision> asked)
    {
        if (level.Decision.Mode != DecisionMode.One || level.Authority?.PerDecision is not { } limit) return null;
        var within = asked.Where(one => one.First.Cost.Currency == limit.Currency && one.First.Cost <= limit && one.First.Kind != "wait").ToList();
        if (Quick(within) is not { } quick) return null;
        var next = Money.Of(Math.Min(PastDecision.Within(quick.Select(one => one.First.Cost), LearningRules.Share), limit.Amount), limit.Currency);
        if (next.Micros <= 0 || TextChange.Automatic(version.Text, level.Name) is not { } text) return null;
        return new(ProposalKind.DecideAlone, $"Let the tower decide up to {next} on its own", Said(within, quick), PastDecision.Evidence(within, quick.Count), next == limit ? text : TextChange.Limit(text, level.Name, next));
    }

    private static Idea? ShorterWindow(ProtocolVersion version, Level level, IReadOnlyList<PastDecision> asked)
    {
        if (level.Working == true || asked.Any(one => one.RanOut)) return null;
        var longest = asked.Max(one => one.Hours);
        if (longest > level.WindowHours * LearningRules.UsedShare) return null;
        var next = Math.Max(LearningRules.LeastWindow, Math.Ceiling(longest * 4) / 2);
        if (next > level.WindowHours / 2) return null;
        return new(ProposalKind.ShortenWindow, $"Shorten the window from {Hours(level.WindowHours)} to {Hours(next)}", $"of {asked.Count} asked none ran out, and the slowest answer took {Hours(longest)}", PastDecision.Evidence(asked, asked.Count), TextChange.Window(version.Text, level.Name, next));
    }

    private static Idea? LongerWindow(ProtocolVersion version, Level level, IReadOnlyList<PastDecision> asked)
    {
        var late = asked.Count(one => one.RanOut);
        var next = Math.Min(level.WindowHours * 2, level.WithinHours ?? Amounts.LongestWindow);
        if (level.Working == true || late < asked.Count * LearningRules.Share || next > Amounts.LongestWindow || next <= level.WindowHours) return null;
        return new(ProposalKind.LengthenWindow, $"Lengthen the window from {Hours(level.WindowHours)} to {Hours(next)}", $"of {asked.Count} asked, {late} ran out before anybody answered", PastDecision.Evidence(asked, late), TextChange.Window(version.Text, level.Name, next));
    }

    /// <summary>Offered again and again, and never taken: no kind, or none of what is proposed.</summary>
    private static IEnumerable<Idea> NeverChosen(ProtocolVersion version, Level level, IReadOnlyList<PastDecision> asked)
    {
        foreach (var kind in level.Options.Select(option => option.Kind).Where(kind => kind != "wait"))
        {
            var offered = asked.Where(one => one.Asked.Status != ApprovalStatus.TimedOut && one.Asked.Options.Any(option => option.Kind == kind)).ToList();
            if (offered.Count < LearningRules.Least || offered.Any(one => one.Chosen?.Kind == kind)) continue;
            var refused = offered.Count(one => one.Asked.Status == ApprovalStatus.Rejected);
            var text = refused == 0 ? $"it was offered {offered.Count} times and never chosen" : $"it was offered {offered.Count} times and never chosen; {string.Join(" and ", level.Functions)} refused {refused} of the questions";
            yield return new(ProposalKind.DropOption, $"Offer {kind} no longer", text, PastDecision.Evidence(offered, offered.Count), TextChange.WithoutOption(version.Text, level.Name, kind));
        }
    }

    /// <summary>Those approved as proposed within ten minutes, where they are nearly all; null where they are not.</summary>
    private static List<PastDecision>? Quick(List<PastDecision> asked)
    {
        if (asked.Count < LearningRules.Least) return null;
        var quick = asked.Where(one => one.AsProposed && !one.RanOut && one.Hours <= LearningRules.QuickHours).ToList();
        return quick.Count >= asked.Count * LearningRules.Share ? quick : null;
    }

    private static string Said(List<PastDecision> asked, List<PastDecision> quick) => $"of {asked.Count} asked, {quick.Count} were approved as proposed within 10 min";

    private static string Hours(decimal hours) => string.Create(CultureInfo.InvariantCulture, $"{hours:0.##} h");

    private sealed record Idea(ProposalKind Kind, string Title, string Because, ProposalEvidence Evidence, string? Text);
}
