using System.Runtime.CompilerServices;
using ControlTower.Core.Tower;

namespace ControlTower.Web.Features.Exceptions;

/// <summary>All open cases of one state; worked out once, however many pages look at it.</summary>
public sealed class CaseBoard
{
    private static readonly ConditionalWeakTable<TowerState, CaseBoard> Boards = [];

    private readonly Lazy<IReadOnlyList<CaseEntry>> resolved;

    private CaseBoard(TowerState state)
    {
        Open = [.. state.Exceptions.Open.Values.Select(one => CaseEntry.Of(state, one))];
        resolved = new(() => [.. state.Exceptions.Resolved.Values.Select(one => CaseEntry.Of(state, one)).OrderByDescending(one => one.Case.ResolvedAt)]);
    }

    public IReadOnlyList<CaseEntry> Open { get; }

    /// <summary>The newest first.</summary>
    public IReadOnlyList<CaseEntry> Resolved => resolved.Value;

    public static CaseBoard Of(TowerState state) => Boards.GetValue(state, one => new(one));
}
