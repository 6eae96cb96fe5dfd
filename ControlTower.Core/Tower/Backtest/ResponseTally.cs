using ControlTower.Core.Exceptions;
using ControlTower.Core.Journal;
using ControlTower.Core.Kpis;
using ControlTower.Core.Protocols;

namespace ControlTower.Core.Tower.Backtest;

/// <summary>Adds facts up to how fast cases were answered.</summary>
internal sealed class ResponseTally
{
    private readonly Dictionary<string, DateTimeOffset> unanswered = new(StringComparer.Ordinal); // lookup only
    private readonly Dictionary<string, DateTimeOffset> windows = new(StringComparer.Ordinal); // lookup only
    private readonly List<decimal> hours = [];
    private int decided;
    private int inWindow;

    public ResponseFigures Figures
    {
        get
        {
            var sorted = hours.Order().ToArray();
            return new(sorted.Length, At(sorted, 0.5m), At(sorted, 0.9m), decided, decided == 0 ? null : decimal.Round(inWindow / (decimal)decided, 4));
        }
    }

    public void Add(Fact fact)
    {
        switch (fact.Body)
        {
            case CaseOpened one:
                unanswered[one.Case] = fact.RecordedAt;
                break;
            case CaseActed one when unanswered.Remove(one.Case, out var detected):
                hours.Add((fact.RecordedAt - detected).Ticks / (decimal)TimeSpan.TicksPerHour);
                break;
            case ApprovalRequested { Approval: var asked }:
                windows[asked.Id] = asked.Deadline;
                break;
            case ApprovalApproved one:
                Decide(one.Approval, fact.RecordedAt);
                break;
            case ApprovalRejected one:
                Decide(one.Approval, fact.RecordedAt);
                break;
            case ApprovalTimedOut one:
                Decide(one.Approval, null);
                break;
        }
    }

    /// <param name="at">Null where nobody did.</param>
    private void Decide(string approval, DateTimeOffset? at)
    {
        // Asked before the window began.
        if (!windows.Remove(approval, out var deadline)) return;
        decided++;
        if (at < deadline) inWindow++;
    }

    private static decimal? At(decimal[] sorted, decimal share) => sorted.Length == 0 ? null : decimal.Round(Spread.Percentile(sorted, share), 4);
}
