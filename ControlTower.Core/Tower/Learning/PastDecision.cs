using ControlTower.Core.Kernel;
using ControlTower.Core.Protocols;

namespace ControlTower.Core.Tower.Learning;

/// <summary>A question that people were asked, and what came of it.</summary>
/// <param name="Hours">From the request until it was decided or its time was over.</param>
internal sealed record PastDecision(Approval Asked, decimal Hours)
{
    public RunOption First => Asked.Options[0];

    /// <summary>Nobody had decided when a window ended. What is above an authority begins on a higher rung, which is no such end; neither is handing on in turn.</summary>
    public bool RanOut => Asked.Status == ApprovalStatus.TimedOut || (Asked.WindowFrom is not null && Asked.Decision?.Mode != DecisionMode.Sequential);

    public bool AsProposed => Asked.Status == ApprovalStatus.Approved && Asked.Option == First.Id;

    public RunOption? Chosen => Asked.Status == ApprovalStatus.Approved ? Asked.Options.FirstOrDefault(one => one.Id == Asked.Option) : null;

    /// <summary>Of a level under the version in force and those before, of the last <see cref="LearningRules.Days"/> days, in order of time. Questions that became void tell nothing.</summary>
    public static IReadOnlyList<PastDecision> Of(ProtocolState state, (string Protocol, string Level) what, DateTimeOffset now) => [.. state.Approvals.Values
        .Where(one => one.Protocol == what.Protocol && (one.Level ?? "decide") == what.Level && one.Options.Count > 0)
        .Where(one => one.Status is ApprovalStatus.Approved or ApprovalStatus.Rejected or ApprovalStatus.TimedOut && one.DecidedAt > now.AddDays(-LearningRules.Days))
        .Select(one => new PastDecision(one, (one.DecidedAt!.Value - one.RequestedAt).Ticks / (decimal)TimeSpan.TicksPerHour))
        .OrderBy(one => one.Asked.DecidedAt).ThenBy(one => one.Asked.Id, StringComparer.Ordinal)];

    public static ProposalEvidence Evidence(IReadOnlyList<PastDecision> asked, int fitting) => new(asked.Count, fitting, asked[0].Asked.RequestedAt, asked[^1].Asked.DecidedAt!.Value);

    /// <summary>The amount within which so large a share of amounts lies, rounded up to two digits.</summary>
    public static decimal Within(IEnumerable<Money> amounts, decimal share)
    {
        var sorted = amounts.Select(one => one.Amount).Order().ToList();
        var amount = sorted[Math.Clamp((int)Math.Ceiling(sorted.Count * share) - 1, 0, sorted.Count - 1)];
        var digit = 1m;
        while (amount / digit >= 100) digit *= 10;
        return Math.Ceiling(amount / digit) * digit;
    }
}
