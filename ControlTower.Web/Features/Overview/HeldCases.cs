using ControlTower.Web.Shared.Situation;

namespace ControlTower.Web.Features.Overview;

/// <summary>Keeps rows where they are while somebody points at them; what they say goes on changing.</summary>
public sealed class HeldCases
{
    private IReadOnlyList<CaseGlance> shown = [];

    public bool Holding { get; set; }

    /// <summary>Rows that would come or go.</summary>
    public int Waiting { get; private set; }

    public IReadOnlyList<CaseGlance> Arrange(IReadOnlyList<CaseGlance> newest)
    {
        Waiting = 0;
        if (!Holding || shown.Count == 0) return shown = newest;
        var byId = newest.ToDictionary(one => one.Id, StringComparer.Ordinal); // lookup only
        var come = newest.Count(one => shown.All(old => old.Id != one.Id));
        var gone = shown.Count(old => !byId.ContainsKey(old.Id));
        Waiting = come + gone;
        return shown = [.. shown.Select(old => byId.GetValueOrDefault(old.Id) ?? old)];
    }

    /// <summary>Shows what waited, also under the pointer.</summary>
    public void Release() => shown = [];
}
