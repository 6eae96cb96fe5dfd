using ControlTower.Core.Kernel;

namespace ControlTower.Web.Features.Exceptions;

/// <summary>One line of the table.</summary>
public sealed record CaseRow(CaseEntry Entry, string Where, string? Owner, string? Protocol)
{
    public string Id => Entry.Id;
}

/// <summary>The cases of one incident, with their sums; or all that have none.</summary>
/// <param name="Id">Empty for the cases without an incident.</param>
/// <param name="Count">Of all its cases, also those that are not drawn.</param>
public sealed record CaseGroup(string Id, string Title, IReadOnlyList<CaseRow> Rows, int Count)
{
    /// <summary>Of all its lines at risk, each once; the largest amount.</summary>
    public Money? Risk { get; init; }

    public int Orders { get; init; }
}
