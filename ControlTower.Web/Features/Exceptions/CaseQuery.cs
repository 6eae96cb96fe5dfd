using ControlTower.Core.Exceptions;

namespace ControlTower.Web.Features.Exceptions;

/// <summary>What stands in the address, as it stands there; what is not understood is passed over.</summary>
public sealed record CaseQuery(string? View, string? Text, string? Priority, string? Kind)
{
    private const int LongestText = 200;

    public string? Sort { get; init; }

    public string? Group { get; init; }

    public string? Hide { get; init; }

    public CaseFilter Filter() => new()
    {
        View = string.IsNullOrWhiteSpace(View) ? CaseQueues.Open : View,
        Text = string.IsNullOrWhiteSpace(Text) ? null : Text.Trim()[..Math.Min(LongestText, Text.Trim().Length)],
        Priority = Word<Priority>(Priority),
        Kind = Word<CaseKind>(Kind),
        Sort = Sort is { } sort && CaseFilter.Sorts.Contains(sort.TrimStart('-')) ? sort : CaseFilter.ByPriority,
        Grouped = Group != CaseFilter.NoGroup,
        Hidden = Hide is null ? [] : [.. Hide.Split('.').Where(CaseFilter.Columns.Contains).Distinct()],
    };

    private static T? Word<T>(string? text) where T : struct, Enum =>
        Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) && !char.IsAsciiDigit(text![0]) ? value : null;
}
